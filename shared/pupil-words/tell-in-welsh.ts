/** "Tell someone", all of it. */
export const tellInWelsh = {
  'No grown-up with you? You can tell someone here.': 'Dim oedolyn gyda ti? Cei di ddweud wrth rywun yma.',
  'Is a grown-up with you? Then ask them.': 'Oes oedolyn gyda ti? Gofyn iddyn nhw.',
  'If not, do you want to tell someone at school?': 'Os nad oes, wyt ti eisiau dweud wrth rywun yn yr ysgol?',
  'It opens now.': 'Mae’n agor nawr.',
  'Okay. You can tell someone at any time.': 'Iawn. Gelli di ddweud wrth rywun unrhyw bryd.',
  'Hide this': 'Cuddio hwn',
  'You are not in trouble. Telling is the right thing to do.':
    'Dwyt ti ddim mewn trwbl. Dweud yw’r peth iawn i’w wneud.',
  'What happened?': 'Beth ddigwyddodd?',
  'I saw something I did not like': 'Gwelais i rywbeth nad oeddwn i’n ei hoffi',
  'Someone was unkind': 'Roedd rhywun yn gas',
  'Someone asked me for something': 'Gofynnodd rhywun i mi am rywbeth',
  'I am worried about a friend': 'Rydw i’n poeni am ffrind',
  'I made a mistake': 'Gwnes i gamgymeriad',
  'I need a grown-up': 'Mae angen oedolyn arna i',
  'Who do you want to tell?': 'Wrth bwy wyt ti eisiau dweud?',
  '{who}, your teacher': '{who}, sy’n dy ddysgu di',
  'It goes to the grown-ups who keep us safe: {who}.':
    'Mae’n mynd at yr oedolion sy’n ein cadw’n ddiogel: {who}.',
  'Any grown-up who keeps us safe': 'Unrhyw oedolyn sy’n ein cadw’n ddiogel',
  'The grown-ups who keep us all safe will read it too.':
    'Bydd yr oedolion sy’n ein cadw ni i gyd yn ddiogel yn ei ddarllen hefyd.',
  'Do you want to say more? You do not have to.': 'Wyt ti eisiau dweud mwy? Does dim rhaid i ti.',
  'You can talk and not type: press the search key and D. It works if your school lets it.':
    'Gelli di siarad yn lle teipio: pwysa’r allwedd chwilio a D. Mae’n gweithio os yw dy ysgol yn ei adael.',
  'Show the grown-up this page?': 'Dangos y dudalen hon i’r oedolyn?',
  No: 'Na',
  'Yes, show it': 'Ie, ei dangos',
  'The grown-up will see which page it is:': 'Bydd yr oedolyn yn gweld pa dudalen yw hi:',
  'The grown-up will see this:': 'Bydd yr oedolyn yn gweld hyn:',
  'and which {count} pages are open': 'a pha {count} tudalen sydd ar agor',
  'The page as it looks now': 'Y dudalen fel y mae hi nawr',
  Send: 'Anfon',
  'Sending…': 'Yn anfon…',
  Close: 'Cau',
  'We have kept it safe. It will be sent as soon as the computer is online. You can also tell a grown-up now.':
    'Rydyn ni wedi ei gadw’n ddiogel. Bydd yn cael ei anfon pan fydd y cyfrifiadur ar-lein. Gelli di ddweud wrth oedolyn nawr hefyd.',
  'We have told {who}.': 'Rydyn ni wedi dweud wrth {who}.',
  'We have told the grown-ups who keep us safe.':
    'Rydyn ni wedi dweud wrth yr oedolion sy’n ein cadw’n ddiogel.',
  '{who} can see that you told someone, but not what you said.':
    'Mae {who} yn gallu gweld dy fod wedi dweud wrth rywun, ond nid beth ddywedaist ti.',
  'Thank you.': 'Diolch.',
  'That did not work. Please tell a grown-up now, or try again.':
    'Wnaeth hynny ddim gweithio. Dyweda wrth oedolyn nawr, neu rho gynnig arall arni.',
  'Thank you. Someone at school will look at the page.':
    'Diolch. Bydd rhywun yn yr ysgol yn edrych ar y dudalen.',
  'Your messages are safe. You can send more in {count} seconds.':
    'Mae dy negeseuon yn ddiogel. Gelli di anfon mwy mewn {count} eiliad.',
  'What you told before': 'Beth ddywedaist ti o’r blaen',
  'You told us at {time}.': 'Fe ddywedaist ti wrthon ni am {time}.',
  '{who} has read it.': 'Mae {who} wedi ei ddarllen.',
  'It has arrived.': 'Mae wedi cyrraedd.',
  'It will be sent soon.': 'Bydd yn cael ei anfon cyn bo hir.',
  'You can also talk to': 'Gelli di siarad hefyd â',
  'It is free, at any time:': 'Mae am ddim, ar unrhyw adeg:',
  'Has someone scared you online?': 'Oes rhywun wedi codi ofn arnat ti ar-lein?',
  'Tell the police at CEOP': 'Dyweda wrth yr heddlu yn CEOP',
  'Your school does not see these pages.': 'Dyw dy ysgol ddim yn gweld y tudalennau hyn.',
} as const;
