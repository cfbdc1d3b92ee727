/** The pupil's own page: what the school has seen, who sees what, and how the time went. */
export const seenInWelsh = {
  'What your school has seen today': 'Beth mae dy ysgol wedi ei weld heddiw',
  'On this computer. The list starts anew each day, and when somebody else uses it.':
    'Ar y cyfrifiadur hwn. Mae’r rhestr yn dechrau eto bob dydd, a phan fydd rhywun arall yn ei ddefnyddio.',
  'Pictures of your screen are seen in a lesson only, and never of sign-in or banking pages. They show what you write, too. Nobody is shown your passwords.':
    'Dim ond mewn gwers mae lluniau o dy sgrin i’w gweld, a byth o dudalennau mewngofnodi neu fancio. Maen nhw’n dangos beth rwyt ti’n ei ysgrifennu hefyd. Does neb yn gweld dy gyfrineiriau.',
  'A grown-up may write down what went on in a lesson. Then pictures of your screen from that time and from just before may be kept with it. They are for the adults who keep you safe.':
    'Gall oedolyn gofnodi beth ddigwyddodd mewn gwers. Wedyn gall lluniau o dy sgrin o’r adeg honno ac o ychydig cyn hynny gael eu cadw gyda’r cofnod. I’r oedolion sy’n dy gadw di’n ddiogel y maen nhw.',
  'You are not at school now.': 'Dwyt ti ddim yn yr ysgol nawr.',
  'The rules still hold. Nobody sees your screen, and your school is not told which pages you open or what you search for. It is told which sites were closed, and what you tell someone.':
    'Mae’r rheolau yn dal i gyfri. Does neb yn gweld dy sgrin, a dyw dy ysgol ddim yn cael gwybod pa dudalennau rwyt ti’n eu hagor na beth rwyt ti’n chwilio amdano. Mae’n cael gwybod pa safleoedd gafodd eu cau, a beth rwyt ti’n ei ddweud wrth rywun.',
  'Who looked at your screen': 'Pwy edrychodd ar dy sgrin',
  'Nobody has looked at your screen today.': 'Does neb wedi edrych ar dy sgrin heddiw.',
  'Since {from}: {who} can see it now, closely.': 'Ers {from}: mae {who} yn gallu ei gweld nawr, yn agos.',
  'Since {from}: {who} can see it now, in the class view.':
    'Ers {from}: mae {who} yn gallu ei gweld nawr, gyda sgriniau’r dosbarth.',
  '{from} to {until}: {who} could see it, closely.':
    '{from} tan {until}: roedd {who} yn gallu ei gweld, yn agos.',
  '{from} to {until}: {who} could see it, in the class view.':
    '{from} tan {until}: roedd {who} yn gallu ei gweld, gyda sgriniau’r dosbarth.',
  'What your school was told': 'Beth gafodd dy ysgol wybod',
  'What your school was told, newest first': 'Beth gafodd dy ysgol wybod, y diweddaraf gyntaf',
  'Nothing yet today.': 'Dim byd eto heddiw.',
  'a page': 'tudalen',
  'You opened {host}': 'Fe wnest ti agor {host}',
  'You opened {title} ({host})': 'Fe wnest ti agor {title} ({host})',
  'You searched for “{words}”': 'Fe wnest ti chwilio am “{words}”',
  'You stopped and thought about {host}': 'Fe wnest ti stopio a meddwl am {host}',
  'You stopped and thought ({host}): {why}': 'Fe wnest ti stopio a meddwl ({host}): {why}',
  'You stopped to think': 'Fe wnest ti stopio i feddwl',
  '{host} was closed': 'Roedd {host} ar gau',
  'A page that hides other pages was closed: {host}':
    'Cafodd tudalen sy’n cuddio tudalennau eraill ei chau: {host}',
  'You asked for {host}': 'Fe wnest ti ofyn am {host}',
  'You told us about {host}': 'Fe wnest ti ddweud wrthon ni am {host}',
  'You put your hand up': 'Fe wnest ti godi dy law',
  'You put your hand up: {words}': 'Fe wnest ti godi dy law: {words}',
  'You put your hand down': 'Fe wnest ti roi dy law i lawr',
  'You answered “{words}”': 'Dy ateb di oedd “{words}”',
  'You signed the agreement': 'Fe wnest ti lofnodi’r cytundeb',
  'You came to {host}': 'Fe ddest ti at {host}',
  'You told someone': 'Fe wnest ti ddweud wrth rywun',
  'This computer was asleep': 'Roedd y cyfrifiadur hwn yn cysgu',
  'A lesson ended': 'Daeth gwers i ben',
  'When you were asked to stop and think': 'Pan ofynnwyd i ti stopio a meddwl',
  'What you were asked, newest first': 'Beth ofynnwyd i ti, y diweddaraf gyntaf',
  'Not yet today.': 'Ddim eto heddiw.',
  'How your time went': 'Sut aeth dy amser',
  Today: 'Heddiw',
  'These seven days': 'Y saith diwrnod hyn',
  'Nothing to show yet.': 'Dim byd i’w ddangos eto.',
  '“Not sorted” is where nobody has said what kind of site it is. Time counts when a page was in front and you were there. It is kept on this computer for seven days. Your teachers see only what a whole class did in a lesson, all added up, and never you alone.':
    'Ystyr “Heb ei drefnu” yw nad oes neb wedi dweud pa fath o safle yw e. Mae amser yn cyfri pan oedd tudalen ar y blaen a tithau yno. Mae’n cael ei gadw ar y cyfrifiadur hwn am saith diwrnod. Mae dy athrawon yn gweld dim ond beth wnaeth dosbarth cyfan mewn gwers, wedi ei adio at ei gilydd, a byth ti ar dy ben dy hun.',
  'Who can see what': 'Pwy sy’n gallu gweld beth',
  'Your teacher': 'Dy athro',
  'in a lesson: your screen, the pages you open, and what you chose when you were asked to stop and think. Afterwards: the same, without your screen.':
    'mewn gwers: dy sgrin, y tudalennau rwyt ti’n eu hagor, a beth ddewisaist ti pan ofynnwyd i ti stopio a meddwl. Wedyn: yr un peth, heb dy sgrin.',
  'The adults who keep you safe': 'Yr oedolion sy’n dy gadw’n ddiogel',
  'the pages you open and what you search for, if they need to look. Looking is written down.':
    'y tudalennau rwyt ti’n eu hagor a beth rwyt ti’n chwilio amdano, os oes angen iddyn nhw edrych. Mae pob tro maen nhw’n edrych yn cael ei nodi.',
  'The grown-up you choose': 'Yr oedolyn rwyt ti’n ei ddewis',
  'what you tell them with “Tell someone”.': 'beth rwyt ti’n ei ddweud wrtho gyda “Dweud wrth rywun”.',
  'Only you, on this computer': 'Dim ond ti, ar y cyfrifiadur hwn',
  'how your time went.': 'sut aeth dy amser.',
  Nobody: 'Neb',
  'your passwords, and what you typed when a question stopped you.':
    'dy gyfrineiriau, a beth wnest ti ei deipio pan wnaeth cwestiwn dy stopio.',
} as const;
