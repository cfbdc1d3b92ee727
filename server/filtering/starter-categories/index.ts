import adult from './adult.json' with { type: 'json' };
import advertsAndTracking from './adverts-and-tracking.json' with { type: 'json' };
import aiTools from './ai-tools.json' with { type: 'json' };
import alcoholAndTobacco from './alcohol-and-tobacco.json' with { type: 'json' };
import animalsAndNature from './animals-and-nature.json' with { type: 'json' };
import artsAndCulture from './arts-and-culture.json' with { type: 'json' };
import blogsAndHosting from './blogs-and-hosting.json' with { type: 'json' };
import booksAndReading from './books-and-reading.json' with { type: 'json' };
import cdnAndInfrastructure from './cdn-and-infrastructure.json' with { type: 'json' };
import charities from './charities.json' with { type: 'json' };
import chatAndMessaging from './chat-and-messaging.json' with { type: 'json' };
import childGames from './child-games.json' with { type: 'json' };
import childSearch from './child-search.json' with { type: 'json' };
import childrensNews from './childrens-news.json' with { type: 'json' };
import cloudStorage from './cloud-storage.json' with { type: 'json' };
import codingAndMaking from './coding-and-making.json' with { type: 'json' };
import collegesAndUniversities from './colleges-and-universities.json' with { type: 'json' };
import councils from './councils.json' with { type: 'json' };
import dating from './dating.json' with { type: 'json' };
import daysOut from './days-out.json' with { type: 'json' };
import drugs from './drugs.json' with { type: 'json' };
import educational from './educational.json' with { type: 'json' };
import email from './email.json' with { type: 'json' };
import entertainment from './entertainment.json' with { type: 'json' };
import fashion from './fashion.json' with { type: 'json' };
import fileSharing from './file-sharing.json' with { type: 'json' };
import financeAndBanking from './finance-and-banking.json' with { type: 'json' };
import food from './food.json' with { type: 'json' };
import forums from './forums.json' with { type: 'json' };
import gambling from './gambling.json' with { type: 'json' };
import games from './games.json' with { type: 'json' };
import government from './government.json' with { type: 'json' };
import hateAndExtremism from './hate-and-extremism.json' with { type: 'json' };
import health from './health.json' with { type: 'json' };
import illegal from './illegal.json' with { type: 'json' };
import imageSearch from './image-search.json' with { type: 'json' };
import imageSharing from './image-sharing.json' with { type: 'json' };
import jobs from './jobs.json' with { type: 'json' };
import motoring from './motoring.json' with { type: 'json' };
import museumsAndHeritage from './museums-and-heritage.json' with { type: 'json' };
import music from './music.json' with { type: 'json' };
import news from './news.json' with { type: 'json' };
import podcasts from './podcasts.json' with { type: 'json' };
import proxiesAndVpn from './proxies-and-vpn.json' with { type: 'json' };
import realEstate from './real-estate.json' with { type: 'json' };
import reference from './reference.json' with { type: 'json' };
import religion from './religion.json' with { type: 'json' };
import remoteAccess from './remote-access.json' with { type: 'json' };
import schoolPlatforms from './school-platforms.json' with { type: 'json' };
import searchEngines from './search-engines.json' with { type: 'json' };
import selfHarm from './self-harm.json' with { type: 'json' };
import shopping from './shopping.json' with { type: 'json' };
import socialNetworks from './social-networks.json' with { type: 'json' };
import softwareAndIt from './software-and-it.json' with { type: 'json' };
import sport from './sport.json' with { type: 'json' };
import streaming from './streaming.json' with { type: 'json' };
import teachingResources from './teaching-resources.json' with { type: 'json' };
import translateAndCache from './translate-and-cache.json' with { type: 'json' };
import travelAndMaps from './travel-and-maps.json' with { type: 'json' };
import trustedHelp from './trusted-help.json' with { type: 'json' };
import urlShorteners from './url-shorteners.json' with { type: 'json' };
import video from './video.json' with { type: 'json' };
import violence from './violence.json' with { type: 'json' };
import weapons from './weapons.json' with { type: 'json' };
import webHostingUserContent from './web-hosting-user-content.json' with { type: 'json' };

/** A category of web sites as shipped with ThinkClick, before a school adds to it. See README.md for the source. */
export interface StarterCategory {
  readonly id: string;
  /** Plain English, for school staff. */
  readonly label: string;
  /** Registrable domains or hosts, sorted; each covers its subdomains unless a longer entry claims them. */
  readonly domains: readonly string[];
}

/** Every starter category, in the order of its id. No domain is in two of them. */
export const starterCategories: readonly StarterCategory[] = [
  adult,
  advertsAndTracking,
  aiTools,
  alcoholAndTobacco,
  animalsAndNature,
  artsAndCulture,
  blogsAndHosting,
  booksAndReading,
  cdnAndInfrastructure,
  charities,
  chatAndMessaging,
  childGames,
  childSearch,
  childrensNews,
  cloudStorage,
  codingAndMaking,
  collegesAndUniversities,
  councils,
  dating,
  daysOut,
  drugs,
  educational,
  email,
  entertainment,
  fashion,
  fileSharing,
  financeAndBanking,
  food,
  forums,
  gambling,
  games,
  government,
  hateAndExtremism,
  health,
  illegal,
  imageSearch,
  imageSharing,
  jobs,
  motoring,
  museumsAndHeritage,
  music,
  news,
  podcasts,
  proxiesAndVpn,
  realEstate,
  reference,
  religion,
  remoteAccess,
  schoolPlatforms,
  searchEngines,
  selfHarm,
  shopping,
  socialNetworks,
  softwareAndIt,
  sport,
  streaming,
  teachingResources,
  translateAndCache,
  travelAndMaps,
  trustedHelp,
  urlShorteners,
  video,
  violence,
  weapons,
  webHostingUserContent,
];
