/** Pages that stand in place of another: closed, in focus, locked, waiting, a file, too many tabs. */
export const closedInWelsh = {
  'Ask to be let in': 'Gofynna am gael dod i mewn',
  'This computer is for guests now. You did nothing wrong.':
    'Mae’r cyfrifiadur hwn i westeion nawr. Wnest ti ddim byd o’i le.',
  'A grown-up at school can let you in. Then your page opens by itself.':
    'Gall oedolyn yn yr ysgol dy adael i mewn. Wedyn bydd dy dudalen yn agor ar ei phen ei hun.',
  'This page is not for school': 'Nid yw’r dudalen hon ar gyfer yr ysgol',
  'Your school keeps it closed. You did nothing wrong.':
    'Mae dy ysgol yn ei chadw ar gau. Wnest ti ddim byd o’i le.',
  'Do you need it for your work? Ask your teacher.': 'Oes ei hangen ar gyfer dy waith? Gofynna i dy athro.',
  'The page:': 'Y dudalen:',
  'The file:': 'Y ffeil:',
  'We are not ready yet': 'Dydyn ni ddim yn barod eto',
  'Please wait a moment. Your page opens by itself.':
    'Aros funud. Bydd dy dudalen yn agor ar ei phen ei hun.',
  'Does it take long? Tell your teacher.': 'Ydy hi’n cymryd amser hir? Dyweda wrth dy athro.',
  'Now we are on: {name}': 'Nawr rydyn ni ar: {name}',
  'Choose one of these:': 'Dewisa un o’r rhain:',
  'Your other page is kept. It comes back by itself.':
    'Mae dy dudalen arall wedi ei chadw. Bydd yn dod yn ôl ar ei phen ei hun.',
  'less than a minute left': 'llai na munud ar ôl',
  '{count} minutes left': '{count} munud ar ôl',
  'Go back': 'Mynd yn ôl',
  'This looks like {real}, but it is not.': 'Mae hwn yn edrych fel {real}, ond nid dyna yw e.',
  'Eyes up, please': 'Llygaid i fyny, os gweli di’n dda',
  'Your screen is having a rest.': 'Mae dy sgrin yn cael seibiant.',
  'Your work is safe. It comes back by itself.':
    'Mae dy waith yn ddiogel. Bydd yn dod yn ôl ar ei ben ei hun.',
  'Let’s stop here': 'Gad i ni stopio yma',
  'A grown-up is coming to sit with you.': 'Mae oedolyn yn dod i eistedd gyda ti.',
  'You have done nothing wrong.': 'Wnest ti ddim byd o’i le.',
  'You can leave the computer just as it is.': 'Gelli di adael y cyfrifiadur yn union fel y mae.',
  '{who} has locked this screen.': 'Mae {who} wedi cloi’r sgrin hon.',
  'This page waits': 'Mae’r dudalen hon yn aros',
  'No new pages just now.': 'Dim tudalennau newydd am y tro.',
  '{who} has stopped the screens for a while. No new pages just now.':
    'Mae {who} wedi stopio’r sgriniau am dipyn. Dim tudalennau newydd am y tro.',
  'It opens by itself when the time is up.': 'Bydd yn agor ar ei phen ei hun pan fydd yr amser ar ben.',
  'That is enough tabs for now': 'Dyna ddigon o dabiau am y tro',
  'Close this tab and try again.': 'Caea’r tab hwn a rho gynnig arall arni.',
  '{who} says: 1 tab, so that we can think of one thing. To open something new, close a tab first.':
    'Mae {who} yn dweud: 1 tab, er mwyn i ni feddwl am un peth. I agor rhywbeth newydd, caea dab yn gyntaf.',
  '{who} says: {count} tabs, so that we can think of one thing. To open something new, close a tab first.':
    'Mae {who} yn dweud: {count} tab, er mwyn i ni feddwl am un peth. I agor rhywbeth newydd, caea dab yn gyntaf.',
  'Back to my tabs': 'Yn ôl at fy nhabiau',
  'This file stays outside': 'Mae’r ffeil hon yn aros y tu allan',
  'A file like this can hurt a computer. Your school keeps it out. You did nothing wrong.':
    'Gall ffeiliau fel hyn niweidio cyfrifiadur, felly mae dy ysgol yn eu cadw allan. Wnest ti ddim byd o’i le.',
  'Ask before you get a file': 'Gofynna cyn cael ffeil',
  'Files can hide things you do not want. Ask a teacher first: may I have this one?':
    'Gall ffeiliau guddio pethau dwyt ti ddim eu heisiau. Gofynna i athro yn gyntaf: ga i’r un hon?',
  'You may have this file': 'Cei di’r ffeil hon',
  'Your teacher said yes.': 'Mae dy athro wedi cytuno.',
  'Your file stays here': 'Mae dy ffeil yn aros yma',
  'Your school does not send files to this page. You have done nothing wrong.':
    'Dyw dy ysgol ddim yn anfon ffeiliau i’r dudalen hon. Wnest ti ddim byd o’i le.',
  'Ask before you send a file': 'Gofynna cyn anfon ffeil',
  'A file can tell strangers about you. Ask a teacher first: may I send this?':
    'Gall ffeil ddweud wrth bobl ddieithr amdanat ti. Gofynna i athro yn gyntaf: ga i anfon hon?',
  'You may send your file': 'Cei di anfon dy ffeil',
  'Your teacher said yes. Go back to the page and choose your file again.':
    'Mae dy athro wedi cytuno. Cer yn ôl i’r dudalen a dewisa dy ffeil eto.',
  'Get the file': 'Cael y ffeil',
  'No message': 'Dim neges',
  '{who} says': 'Mae {who} yn dweud',
  '{who} has closed a tab': 'Mae {who} wedi cau tab',
  'It was “{title}”.': '“{title}” oedd e.',
  'You said: {words}': 'Fe ddywedaist ti: {words}',
  'That did not work. Try again, or tell {who}.':
    'Wnaeth hynny ddim gweithio. Rho gynnig arall arni, neu dyweda wrth {who}.',
  'All done': 'Popeth wedi ei wneud',
  'There is nothing for you to sign now.': 'Does dim byd i ti ei lofnodi nawr.',
  'I have read it': 'Rydw i wedi ei darllen',
} as const;
