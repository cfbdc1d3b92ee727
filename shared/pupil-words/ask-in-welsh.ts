/** "May I?", "I need help", a word about the filter, and what the extension's own window says. */
export const askInWelsh = {
  'your school': 'dy ysgol',
  'May I?': 'Ga i?',
  'Not sure? Ask {whom}': 'Ddim yn siŵr? Gofyn i {whom}',
  'Asked. Waiting for {whom}.': 'Wedi gofyn. Yn aros am {whom}.',
  'Asked. A grown-up at school will see it. It may take till the next school day.':
    'Wedi gofyn. Bydd oedolyn yn yr ysgol yn ei weld. Gall gymryd tan y diwrnod ysgol nesaf.',
  'Kept safe. We ask {whom} as soon as this computer is online.':
    'Wedi ei gadw’n ddiogel. Byddwn ni’n gofyn i {whom} pan fydd y cyfrifiadur hwn ar-lein.',
  '{who} says yes.': 'Mae {who} yn cytuno.',
  '{who} says: {words}': 'Mae {who} yn dweud: {words}',
  'You have asked a lot. You can ask again in 1 second.':
    'Rwyt ti wedi gofyn llawer. Gelli di ofyn eto mewn 1 eiliad.',
  'You have asked a lot. You can ask again in {count} seconds.':
    'Rwyt ti wedi gofyn llawer. Gelli di ofyn eto mewn {count} eiliad.',
  'Why do you need it?': 'Pam mae angen hon arnat ti?',
  'You do not have to say.': 'Does dim rhaid i ti ddweud.',
  'It is for our work': 'Mae hi ar gyfer ein gwaith',
  'My teacher told me to': 'Fy athro ddywedodd wrtha i',
  'Or in your own words:': 'Neu yn dy eiriau dy hun:',
  Ask: 'Gofyn',
  'Not now': 'Nid nawr',
  'This page should not be open': 'Ddylai’r dudalen hon ddim bod ar agor',
  'This page should be open': 'Dylai’r dudalen hon fod ar agor',
  'Thank you. Someone at school will look at it. Click the ThinkClick picture later to read the answer.':
    'Diolch. Bydd rhywun yn yr ysgol yn edrych arni. Clicia ar lun ThinkClick yn nes ymlaen i ddarllen yr ateb.',
  'That did not work. Tell your teacher.': 'Wnaeth hynny ddim gweithio. Dyweda wrth dy athro.',
  'I need help': 'Mae angen help arna i',
  'Put my hand down': 'Rhoi fy llaw i lawr',
  'What do you need?': 'Beth sydd ei angen arnat ti?',
  'Say more, if you like:': 'Dyweda fwy, os wyt ti eisiau:',
  'I have a question': 'Mae gen i gwestiwn',
  'A page is closed': 'Mae tudalen ar gau',
  'Something is not working': 'Mae rhywbeth ddim yn gweithio',
  '{who} will see your hand go up.': 'Bydd {who} yn gweld dy law yn codi.',
  'Your hand is up. {who} can see it.': 'Mae dy law i fyny. Mae {who} yn gallu ei gweld.',
  'Your hand is up. {who} will see it as soon as this computer is online.':
    'Mae dy law i fyny. Bydd {who} yn ei gweld pan fydd y cyfrifiadur hwn ar-lein.',
  '{who} took your hand down. You can put it up again.':
    'Mae {who} wedi rhoi dy law i lawr. Gelli di ei chodi eto.',
  'One moment…': 'Un funud…',
  '{who} can see your screen now.': 'Mae {who} yn gallu gweld dy sgrin nawr.',
  'No one can see your screen now. There is no lesson.':
    'Does neb yn gallu gweld dy sgrin nawr: does dim gwers.',
  'No one looks at your screen now, but your teacher may.':
    'Does neb yn edrych ar dy sgrin nawr, ond gall dy athro edrych.',
  'What has my school seen today?': 'Beth mae fy ysgol wedi ei weld heddiw?',
  'You have an agreement to read and sign': 'Mae gen ti gytundeb i’w ddarllen a’i lofnodi',
  'Answers for you': 'Atebion i ti',
  '{who} says yes to {host}.': 'Mae {who} yn cytuno i {host}.',
  '{who} about {host}: {words}': '{who} am {host}: {words}',
  'You told us about {host}. {who} says: {words}':
    'Fe wnest ti ddweud wrthon ni am {host}. Mae {who} yn dweud: {words}',
  'School: {school}': 'Ysgol: {school}',
  'This computer is with {who}.': 'Mae’r cyfrifiadur hwn gyda {who}.',
  'Lesson: {class} with {who}. Until {time}': 'Gwers: {class} gyda {who}. Tan {time}',
  'Your pages are checked.': 'Mae dy dudalennau’n cael eu gwirio.',
  'Getting ready. Your pages stay closed till then.': 'Yn paratoi. Mae dy dudalennau ar gau tan hynny.',
  'Connected to your school.': 'Wedi cysylltu â dy ysgol.',
  'We cannot reach your school now. You are still safe.':
    'Allwn ni ddim cyrraedd dy ysgol nawr. Rwyt ti’n dal yn ddiogel.',
  'ThinkClick is too old here. Tell a grown-up.': 'Mae ThinkClick yn rhy hen yma. Dyweda wrth oedolyn.',
  'The school did not know this computer. Tell your teacher.':
    'Doedd yr ysgol ddim yn adnabod y cyfrifiadur hwn. Dyweda wrth dy athro.',
  'Some notes to your school could not be kept. Tell your teacher.':
    'Doedd dim modd cadw rhai nodiadau i dy ysgol. Dyweda wrth dy athro.',
  Timer: 'Amserydd',
  '{time} left': '{time} ar ôl',
  '{who} has stopped your pages. Until {time}': 'Mae {who} wedi stopio dy dudalennau. Tan {time}',
  '{who} says: no more than 1 tab. Until {time}': 'Mae {who} yn dweud: dim mwy nag 1 tab. Tan {time}',
  '{who} says: no more than {count} tabs. Until {time}':
    'Mae {who} yn dweud: dim mwy na {count} tab. Tan {time}',
} as const;
