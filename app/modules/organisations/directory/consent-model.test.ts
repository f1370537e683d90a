import fc from "fast-check";
import { expect, it } from "vitest";
import { testWorld } from "~/access/testing";
import { deliverDueMail } from "~/mail/deliver-mail.server";
import { outboxMessages } from "~db/schema";
import { archiveOrganisation, restoreOrganisation } from "../archive-organisation.server";
import { mailContact, mayStillReceive } from "../contacts/contact-mail.server";
import { giveConsent } from "../contacts/give-consent.server";
import { removeContact } from "../contacts/remove-contact.server";
import { saveContact } from "../contacts/save-contact.server";
import { withdrawConsent } from "../contacts/withdraw-consent.server";
import { agreeDirectory, leaveDirectory } from "./agree-directory.server";
import type { DirectoryValues } from "./directory-form";
import { directoryPage, ownDirectoryEntry, readDirectoryQuery } from "./directory-queries.server";
import { DIRECTORY_PARTS, type DirectoryPart } from "./vocabulary";

const PURPOSES = ["dues", "events", "directory"] as const;
type Purpose = (typeof PURPOSES)[number];

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("give" as const), purpose: fc.constantFrom(...PURPOSES) }),
    fc.record({ kind: fc.constant("withdraw" as const), purpose: fc.constantFrom(...PURPOSES) }),
    fc.record({ kind: fc.constant("write" as const), purpose: fc.constantFrom(...PURPOSES) }),
    fc.record({ kind: fc.constant("show" as const), parts: fc.subarray([...DIRECTORY_PARTS]) }),
    fc.record({ kind: fc.constantFrom("deliver", "leave", "archive", "restore", "later", "remove") }),
  ),
  { maxLength: 25 },
);

it("mails and directory always follow what was agreed to, whatever happens in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const world = testWorld();
      const staff = world.account("staff");
      const id = world.organisation("湘凯液压有限公司", {
        memberSince: "2024-01-01",
        products: ["油缸"],
        website: "https://firm.example/",
      });
      const contactId = saveContact(staff, {
        organisationId: id,
        values: {
          ...{ name: "陈立", duty: null, phone: null, email: "chen@firm.example" },
          purposes: ["dues", "events"],
        },
      });
      const model = {
        consents: new Set<Purpose>(),
        parts: new Set<DirectoryPart>(),
        archived: false,
        there: true,
        /** Mails that wait, by their number; each stays deliverable only while its consent stands. */
        waiting: new Map<number, Purpose>(),
        sent: new Set<number>(),
      };
      let count = 0;
      const sent = new Set<number>();
      const deliver = () =>
        deliverDueMail({
          db: world.db,
          now: staff.now,
          mayStillReceive,
          send: ({ subject }) => Promise.resolve(void sent.add(Number(subject))),
        });
      for (const step of taken) {
        if (!model.there && step.kind !== "deliver" && step.kind !== "later") continue;
        switch (step.kind) {
          case "give":
            giveConsent(staff, id, contactId, { purpose: step.purpose, way: "paper", evidence: null });
            model.consents.add(step.purpose);
            break;
          case "withdraw":
            withdrawConsent(staff, id, contactId, step.purpose, "call");
            model.consents.delete(step.purpose);
            for (const [number, purpose] of model.waiting) if (purpose === step.purpose) model.waiting.delete(number);
            break;
          case "write": {
            count += 1;
            const may = step.purpose !== "directory" && model.consents.has(step.purpose) && !model.archived;
            const written = mailContact(staff, contactId, step.purpose, {
              ...{ causeKey: `m${count}`, locale: "zh-CN", subject: String(count), body: "请查收" },
            });
            expect(written).toBe(may);
            if (may) model.waiting.set(count, step.purpose);
            break;
          }
          case "deliver":
            await deliver();
            // An archived organisation gets none, and what was stopped stays stopped.
            if (!model.archived) for (const number of model.waiting.keys()) model.sent.add(number);
            model.waiting.clear();
            break;
          case "show": {
            const parts = step.parts.includes("identity") ? step.parts : [];
            const part = Object.fromEntries(
              DIRECTORY_PARTS.map((each) => [each, parts.includes(each)]),
            ) as DirectoryValues["part"];
            agreeDirectory(staff, id, {
              ...{ part, descriptionZh: "简介", descriptionEn: null, phone: "0731-1", contactId },
              ...{ way: "paper", evidence: null, noticeVersion: "2026-10" },
              version: ownDirectoryEntry(staff, id).version,
            });
            model.parts = new Set(parts);
            break;
          }
          case "leave":
            leaveDirectory(staff, id, "call");
            model.parts.clear();
            break;
          case "archive":
            if (!model.archived) archiveOrganisation(staff, id, "湘凯液压有限公司");
            model.archived = true;
            break;
          case "restore":
            if (model.archived) restoreOrganisation(staff, id);
            model.archived = false;
            break;
          case "later":
            world.advance(3_600_000);
            break;
          case "remove":
            removeContact(staff, id, contactId, "陈立");
            model.there = false;
            model.consents.clear();
            model.waiting.clear();
            break;
        }
        expect([...sent].sort()).toEqual([...model.sent].sort());
        const page = directoryPage(world.visitor, readDirectoryQuery(new URLSearchParams()));
        const [entry] = page.entries;
        const stands = model.parts.has("identity") && !model.archived;
        // The count is made in SQL, the entry by the pure rule.
        expect([page.total === 1, entry !== undefined]).toEqual([stands, stands]);
        if (entry) {
          expect(entry.products !== undefined).toBe(model.parts.has("products"));
          expect(entry.website !== undefined).toBe(model.parts.has("website"));
          expect(entry.phone !== undefined).toBe(model.parts.has("phone"));
          expect(entry.descriptionZh !== undefined).toBe(model.parts.has("description"));
          expect(entry.person !== undefined).toBe(model.parts.has("person") && model.consents.has("directory"));
        }
      }
      const queued = world.db
        .select()
        .from(outboxMessages)
        .all()
        .filter(({ status }) => status === "queued").length;
      expect(queued).toBe(model.waiting.size);
    }),
    { numRuns: 60 },
  );
});
