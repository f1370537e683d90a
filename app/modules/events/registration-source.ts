import type { Role } from "~/access/roles";
import type { RegistrationSource } from "./vocabulary";

/** As whom somebody registers. Who neither works here nor speaks for a firm is a visitor, with an account or without. */
export function registrationSourceOf(role: Role): RegistrationSource {
  switch (role) {
    case "firm_representative":
    case "institute_representative":
      return "representative";
    case "administrator":
    case "staff":
    case "system":
      return "staff";
    case "statistician":
    case "viewer":
    case "visitor":
      return "visitor";
  }
}
