/** The mark, and what lies on a page for a while. */
export const markInWelsh = {
  'Your school can see the pages you open. It does so to keep you safe.':
    'Mae dy ysgol yn gallu gweld pa dudalennau rwyt ti’n eu hagor, i dy gadw’n ddiogel.',
  'You are not at school. Your school’s rules still hold. It does not see your screen or your pages. It is told which sites were closed, and what you tell someone.':
    'Dwyt ti ddim yn yr ysgol. Mae rheolau dy ysgol yn dal i gyfri. Dyw hi ddim yn gweld dy sgrin na dy dudalennau. Mae’n cael gwybod pa safleoedd gafodd eu cau, a beth rwyt ti’n ei ddweud wrth rywun.',
  '{who} can see this screen': 'Mae {who} yn gallu gweld y sgrin hon',
  '{who} can see this screen now.': 'Mae {who} yn gallu gweld y sgrin hon nawr.',
  'Not at school: no one sees your pages': 'Ddim yn yr ysgol: does neb yn gweld dy dudalennau',
  'Your school sees pages you open': 'Mae dy ysgol yn gweld dy dudalennau',
  'No one can see this screen now. There is no lesson.':
    'Does neb yn gallu gweld y sgrin hon nawr: does dim gwers.',
  'No one looks at this screen now, but your teacher may.':
    'Does neb yn edrych ar y sgrin hon nawr, ond gall dy athro edrych.',
  'Hand up': 'Llaw i fyny',
  'Your hand is up.': 'Mae dy law i fyny.',
  '{who} is coming': 'Mae {who} yn dod',
  '{who} is coming.': 'Mae {who} yn dod.',
  'Focus until {time}': 'Ffocws tan {time}',
  'Until {time}': 'Tan {time}',
  'Locked by {who}. Until {time}.': 'Wedi ei gloi gan {who}. Tan {time}.',
  'Now we are on: {name}. Until {time}.': 'Nawr rydyn ni ar: {name}. Tan {time}.',
  'Guest until {time}': 'Gwestai tan {time}',
  '{who} has let you in as a guest. Until {time}.': 'Mae {who} wedi dy adael i mewn fel gwestai. Tan {time}.',
  'You are a guest. We keep no name with the pages you open.':
    'Rwyt ti’n westai: does dim enw yn cael ei gadw gyda’r tudalennau rwyt ti’n eu hagor.',
  'Your time as a guest ends': 'Mae dy amser fel gwestai yn dod i ben',
  'No one has let you in on this computer. Ask a grown-up.':
    'Does neb wedi dy adael i mewn ar y cyfrifiadur hwn. Gofynna i oedolyn.',
  'Tell someone': 'Dweud wrth rywun',
  'Eyes up': 'Edrychwch i fyny',
  'Look, and do not touch': 'Edrych, heb gyffwrdd',
  '{who} has stopped this page for a while. It goes on by itself.':
    'Mae {who} wedi stopio’r dudalen hon am dipyn. Bydd yn mynd ymlaen ar ei phen ei hun.',
  'Time is up': 'Mae’r amser ar ben',
  'Are you still there?': 'Wyt ti yno o hyd?',
  'No one has been here for a while, so we hid the page.':
    'Does neb wedi bod yma ers tipyn, felly rydyn ni wedi cuddio’r dudalen.',
  'It is mine. Go on': 'Fi piau hwn. Ymlaen',
  'Not yours? Sign out first, then sign in as you.':
    'Nid dy un di? Allgofnoda yn gyntaf, yna mewngofnoda dy hun.',
} as const;
