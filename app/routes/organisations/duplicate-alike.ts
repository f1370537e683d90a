import { resource } from "~/http/page.server";
import { isAcceptable, readCreditCode } from "~/modules/organisations/credit-code";
import { findDuplicates } from "~/modules/organisations/duplicates/find-duplicates.server";

/** Organisations that the one somebody is typing may be; for the form of a new one. */
export const loader = resource("organisation.write", (context) => {
  const text = (name: string) => (context.url.searchParams.get(name) ?? "").trim().slice(0, 200);
  const code = readCreditCode(text("code"));
  const legalName = text("name");
  const alike =
    [...legalName].length < 2
      ? []
      : findDuplicates(context, { legalName, creditCode: isAcceptable(code.status) ? code.code : null }, { limit: 4 });
  return Response.json({ alike: alike.map(({ id, name, reason }) => ({ id, name, reason })) });
});
