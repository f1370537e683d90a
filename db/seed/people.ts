import type { Dice } from "./dice";
import { DUTIES, GIVEN, SURNAMES } from "./names";

export interface Person {
  name: string;
  duty: string;
  phone: string | null;
  email: string;
}

export function inventName(dice: Dice): { name: string; account: string } {
  const [surname, surnameReading] = dice.pick(SURNAMES);
  const given = dice.some(GIVEN, dice.chance(0.75) ? 2 : 1);
  return {
    name: surname + given.map(([zh]) => zh).join(""),
    account: `${surnameReading}.${given.map(([, reading]) => reading).join("")}`,
  };
}

/** No subscriber of a town has a number that begins with 1, and no mobile number begins with 12: nobody can be rung by mistake. */
function inventPhone(dice: Dice, areaCode: string): string {
  const last = String(dice.integer(0, 9999)).padStart(4, "0");
  return dice.chance(0.6)
    ? `12${dice.integer(0, 9)}${String(dice.integer(0, 9999)).padStart(4, "0")}${last}`
    : `${areaCode}-1${String(dice.integer(0, 999)).padStart(3, "0")}${last}`;
}

/** People who work for one organisation; no two of the same name. */
export function inventStaff(
  dice: Dice,
  count: number,
  organisation: { domain: string; areaCode: string; isEnterprise: boolean },
): Person[] {
  const staff: Person[] = [];
  while (staff.length < count) {
    const { name, account } = inventName(dice);
    if (staff.some((person) => person.name === name)) continue;
    staff.push({
      name,
      duty: dice.pick(organisation.isEnterprise ? DUTIES.enterprise : DUTIES.other),
      phone: dice.chance(0.9) ? inventPhone(dice, organisation.areaCode) : null,
      email: `${account}@${organisation.domain}`,
    });
  }
  return staff;
}
