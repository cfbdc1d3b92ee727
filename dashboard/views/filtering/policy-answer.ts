import type { EndpointAnswer } from '#shared/api.ts';

export type PolicyAnswer = EndpointAnswer<'policy'>;
