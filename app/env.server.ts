import path from "node:path";

/** The settings of the running product; all come from the environment, none from a request. */
export interface Settings {
  /** Public address, such as https://weft.example.cn, without a path. */
  origin: string;
  host: string;
  port: number;
  /** Folder of the database, keys and uploads. */
  dataFolder: string;
  /** Where backups are kept; on another disk they survive this one. */
  backupFolder: string;
  /** Run with the path of each new backup, to carry it off the machine. Never from a page: it would run what a page says. */
  backupCommand: string | null;
  /** Whoever shows it may read the measurements from another machine. */
  metricsToken: string | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** Addresses or networks of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** A demo world is shown: passwords are public, which every page says. */
  demo: boolean;
  /** Administrators and staff may do without a second factor, which every page says to who is signed in. */
  secondFactorWaived: boolean;
  /** While developing: webhooks may go to this machine and without https. Only on an origin of this machine. */
  internalWebhooks: boolean;
}

export type RawSettings = Record<string, string | undefined>;

/** Reads settings with the defaults of a machine of one's own; boot-checks says what is wrong with them. */
export function readSettings(env: RawSettings): Settings {
  const port = Number(env.WEFT_PORT ?? "3000");
  const dataFolder = path.resolve(env.WEFT_DATA ?? "data");
  return {
    origin: (env.WEFT_ORIGIN ?? `http://localhost:${port}`).replace(/\/$/, ""),
    host: env.WEFT_HOST ?? "127.0.0.1",
    port,
    dataFolder,
    backupFolder: path.resolve(env.WEFT_BACKUPS || path.join(dataFolder, "backups")),
    backupCommand: env.WEFT_BACKUP_COMMAND || null,
    metricsToken: env.WEFT_METRICS_TOKEN || null,
    smtpUrl: env.WEFT_SMTP_URL || null,
    mailFrom: env.WEFT_MAIL_FROM || null,
    trustedProxies: (env.WEFT_TRUSTED_PROXY ?? "")
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
    demo: env.WEFT_DEMO === "yes",
    secondFactorWaived: env.WEFT_SECOND_FACTOR === "waived",
    internalWebhooks:
      env.WEFT_INTERNAL_WEBHOOKS === "yes" &&
      /^http:\/\/localhost(:\d+)?\/?$/.test(env.WEFT_ORIGIN ?? "http://localhost"),
  };
}
