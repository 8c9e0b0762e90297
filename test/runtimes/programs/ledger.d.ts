import type { CallOptions, CallReport, ClientOptions } from "revokit";

type Call = (
  args: { readonly id: string; readonly body?: { readonly amount: number } },
  options?: CallOptions,
) => Promise<CallReport>;

/** The client of `test/fixtures/ledger.yaml`, which is generated when the programs are run. */
export interface Ledger {
  readonly deleteEntry: Call;
  readonly payEntry: Call;
  readonly payEntryWithKey: Call;
}

export declare function createLedger(options: ClientOptions): Ledger;
