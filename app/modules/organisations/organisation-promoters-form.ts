import { z } from "zod";
import * as field from "~/forms/fields";
import { seenFingerprint } from "~/forms/fingerprint";

/** Which promoters look after an organisation beside its owner. */
export const organisationPromotersForm = z.object({ promoterIds: field.recordIds(), seen: seenFingerprint() });
