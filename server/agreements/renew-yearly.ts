import type { Clock } from '../clock.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Placement } from '../devices/placement.ts';
import type { AgreementBook } from './agreement-book.ts';
import { agreementYear } from './school-year.ts';
import { settleEverybody } from './settle-everybody.ts';

export interface RenewYearlyParts {
  readonly agreementBook: AgreementBook;
  readonly book: DeviceBook;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly clock: Clock;
}

/** Another year has begun: devices that are connected are told without being asked. */
export class RenewYearly {
  readonly #parts: RenewYearlyParts;
  #startsAt: number | null = null;

  constructor(parts: RenewYearlyParts) {
    this.#parts = parts;
  }

  /** Called every moment. */
  async tick(): Promise<void> {
    const { agreementBook, clock } = this.#parts;
    const { startsAt } = agreementYear(clock(), agreementBook.settings.renewalMonth);
    const before = this.#startsAt;
    this.#startsAt = startsAt;
    if (before === null || before === startsAt || agreementBook.settings.mode === 'off') return;
    await settleEverybody(this.#parts);
  }
}
