import { createKirim } from "revokit/kirim";
import { facts as kirimFacts } from "revokit/kirim/facts";
import { validators as kirimValidators } from "revokit/kirim/validators";
import { createNatural } from "revokit/natural";
import { facts as naturalFacts } from "revokit/natural/facts";
import { validators as naturalValidators } from "revokit/natural/validators";
import type { BulkApi } from "./bulk-api.ts";

/** Kirim, to be run in bulk. */
export const kirim: BulkApi = { facts: kirimFacts, validators: kirimValidators, createClient: createKirim };

/** Natural, to be run in bulk. */
export const natural: BulkApi = { facts: naturalFacts, validators: naturalValidators, createClient: createNatural };
