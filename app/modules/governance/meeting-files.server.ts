import { authorize } from "~/access/authorize.server";
import type { FileSubject } from "~/files/file-subject";
import { findMeeting } from "./find-meeting.server";
import { MEETING_FILE_PURPOSES } from "./meeting-file-purposes";

/** Papers of a meeting: signed minutes, presentations, the attendance sheet. */
export const meetingFiles: FileSubject = {
  kind: "meeting",
  purposes: MEETING_FILE_PURPOSES,
  see: (context, id) => {
    findMeeting(context, id);
  },
  write: (context, id) => {
    authorize(context, "governance.write");
    findMeeting(context, id);
  },
  pathOf: (_context, id) => `/governance/meetings/${id}`,
  titleOf: (context, id) => findMeeting(context, id).title,
};
