import { askForBackup } from "~/backup/ask-for-backup.server";
import { act } from "~/http/act.server";
import { page } from "~/http/page.server";
import { seeOther } from "~/http/see-other";

export const loader = page("backup.manage", () => seeOther("/settings/backups"));

export const action = act("backup.manage", (context) => seeOther(`/jobs/${askForBackup(context)}`));
