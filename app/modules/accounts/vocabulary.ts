export const LINK_PURPOSES = ["first_administrator", "set_password", "forgotten_password"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** `invited`: no password was set yet. */
export const ACCOUNT_STATES = ["active", "invited", "disabled"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];
