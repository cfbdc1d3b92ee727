import { reviewBodies, reviewBodyLabels } from '#shared/governance/governors-report.ts';
import { dateInWords } from '#shared/governance/report-words.ts';
import type { QuestionId } from '#shared/governance/self-review.ts';
import { schoolMoment } from '../lessons/school-moment.ts';
import { many, say, type Draft } from './draft-words.ts';
import { draftsOfMonitoring } from './draft-monitoring.ts';
import type { SelfReviewFacts } from './self-review-facts.ts';

/** A draft for each question: facts that the system knows, and plainly what it does not do. */
export const draftAnswers = (facts: SelfReviewFacts): Record<QuestionId, Draft> => ({
  ...draftsOfRoles(facts),
  ...draftsOfFiltering(facts),
  ...draftsOfWeb(facts),
  ...draftsOfMonitoring(facts),
});

const bodyLabel = (body: string): string => {
  const known = reviewBodies.find((each) => each === body);
  return known === undefined ? body : reviewBodyLabels[known];
};

const draftsOfRoles = ({ tests, reviews }: SelfReviewFacts) => ({
  people: say('school', 'ThinkClick knows accounts and what each may do; it does not know who was named.'),
  risks: say(
    'school',
    'The reports to the governors show which kinds of incidents there were. The rest only the school knows.',
  ),
  checks:
    tests.lastAt === null
      ? say('not-yet', 'No test of the filter on a device has been recorded this school year.')
      : say(
          'yes',
          `${many(tests.run, 'test')} of the filter on pupils’ devices this school year, ${tests.passed} passed;`,
          `the last on ${dateInWords(schoolMoment(tests.lastAt).date)}.`,
          'Each is kept with who, when, on which device and what was found.',
          'They test this filter only, not the network’s.',
        ),
  reviews:
    reviews.length === 0
      ? say('not-yet', 'No review has been recorded this school year.')
      : say(
          'yes',
          `${many(reviews.length, 'review')} this school year:`,
          `${reviews.map(({ heldOn, body }) => `${dateInWords(heldOn)} (${bodyLabel(body)})`).join(', ')}.`,
        ),
});

const draftsOfFiltering = (facts: SelfReviewFacts) => ({
  illegal: say(
    facts.sealedSources > 0 ? 'yes' : 'partly',
    'Categories of illegal content are closed to everyone; no rule, exception or second person opens them.',
    facts.sealedSources > 0
      ? `Sealed lists of ${many(facts.sealedSources, 'issuer')} are loaded.`
      : 'No list of the Internet Watch Foundation or of the police’s counter-terrorism unit is loaded: they are for members only.',
    'The school’s network filter must hold them in any case.',
  ),
  harmful: say(
    facts.closed.length > 0 ? 'yes' : 'not-yet',
    `Policy version ${facts.version} knows ${many(facts.categories, 'category', 'categories')} of sites.`,
    facts.closed.length > 0 && `Closed to everyone: ${facts.closed.join(', ')}.`,
    'A category is as good as its lists; sites in no category follow a rule of their own.',
  ),
  ages: say(
    facts.audiences > 1 ? 'yes' : 'partly',
    `The policy has rules for ${many(facts.audiences, 'audience')}: they may differ by key stage, year, class, pupil, staff and guests.`,
    facts.audiences <= 1 && 'At present there is one set of rules for all.',
  ),
  'ways-round': say(
    'partly',
    'Proxies, look-alike names, translated and cached copies, addresses in numbers and open tabs are judged by several layers inside the browser; incognito, guest mode and developer tools are closed by Chrome’s own policies, where the school has set them as the Deploy page shows.',
    'A device without these policies, another browser or a private network set up outside the browser is not stopped.',
  ),
  control: say(
    'yes',
    `The school changes the policy itself: ${many(facts.versionsThisYear, 'version')} this school year, ${facts.approvedThisYear} approved by a second person.`,
    'Each is kept with who, when and why.',
    facts.rules?.needsSecondPerson
      ? 'A second person is asked for changes.'
      : 'A second person is not asked for.',
  ),
  'other-apps': say(
    'no',
    'ThinkClick filters pages in Chrome and Edge where the extension is installed. It does not filter other browsers, Android or Linux apps on the device, the sign-in screen, or programs. Google’s and Microsoft’s own policies must close those.',
  ),
  network: say('no', 'ThinkClick filters no network. The school’s provider must say what its filter does.'),
});

const draftsOfWeb = (facts: SelfReviewFacts) => ({
  context: say(
    'partly',
    'Single pages and videos can be opened or closed, searches are judged, and answers written by a machine inside search engines can be closed.',
    'Words and pictures inside an open site are not judged one by one.',
  ),
  identity: say(
    'yes',
    'Each device has a key of its own and is bound to a pupil or a member of staff; visits are kept with them.',
    'A pupil who uses another’s unlocked device is taken for the other.',
  ),
  languages: say(
    'partly',
    'Addresses are judged in any language and script, also where they imitate others. Lists and warning words are mostly English.',
  ),
  away: say('yes', 'The policy is on the device and decides there, also at home and without a network.'),
  reporting: say(
    'yes',
    'Pupils and staff report from the page or the dashboard.',
    `${many(facts.siteReports.all, 'report')} this school year, ${facts.siteReports.answered} answered.`,
  ),
  'safe-search': say(
    'yes',
    'Safe search is forced in the search engines the policy knows; others are closed or sent to a safe one.',
    `YouTube is restricted: ${facts.rules?.youTube === 'moderate' ? 'moderate' : 'strict'}.`,
  ),
});
