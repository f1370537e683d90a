/** Version of the privacy notice people register under; a change of its text is a new version. Stored with every registration. */
export const PRIVACY_NOTICE_VERSION = "2026-10";
