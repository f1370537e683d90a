export const STAGE_FILE_PURPOSES = { evidence: "stage.files.evidence", other: "stage.files.other" } as const;
