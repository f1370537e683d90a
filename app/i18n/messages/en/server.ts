export const server = {
  "boot.title":
    "Weft did not start: {count} settings are unsafe or wrong. Put them right and start again. No data was changed.",
  "boot.title.one":
    "Weft did not start: one setting is unsafe or wrong. Put it right and start again. No data was changed.",
  "boot.originMissing":
    "WEFT_ORIGIN is not set. When the server listens beyond this machine, give its public address, such as https://weft.example.cn.",
  "boot.originMalformed": "WEFT_ORIGIN “{value}” is not an address; write it like https://weft.example.cn.",
  "boot.originNotHttps":
    "WEFT_ORIGIN “{value}” is not https. Except on this machine (localhost) https is required, or passwords would travel readable.",
  "boot.originNotBare":
    "WEFT_ORIGIN must be the bare address “{value}”, without a path, parameters, a user name or anything else.",
  "boot.hostMalformed": "WEFT_HOST “{value}” is neither a host name nor an address; write 127.0.0.1 or 0.0.0.0.",
  "boot.portMalformed": "WEFT_PORT “{value}” is not a port from 1 to 65535.",
  "boot.smtpMalformed":
    "WEFT_SMTP_URL is not an address that begins with smtp:// or smtps://, such as smtps://user:password@mail.example.cn:465 (special characters of the password in % encoding).",
  "boot.mailFromMissing":
    "WEFT_SMTP_URL is set, but the sender WEFT_MAIL_FROM is not; for example Weft <weft@example.cn>.",
  "boot.mailFromMalformed":
    "WEFT_MAIL_FROM “{value}” is not a mail address; write weft@example.cn or Weft <weft@example.cn>.",
  "boot.proxyMalformed":
    "“{value}” in WEFT_TRUSTED_PROXY is neither an IP address nor a network. Give the address of the reverse proxy, such as 127.0.0.1 or 10.0.0.0/24; true, numbers and host names are not accepted.",
  "boot.proxyTooWide":
    "“{value}” in WEFT_TRUSTED_PROXY is so wide that every caller's claim about their address would be believed. Give only the address of the reverse proxy.",
  "boot.secondFactorMalformed":
    "WEFT_SECOND_FACTOR “{value}” can only be required (administrators and staff need a second factor) or waived.",
  "boot.settingUnknown":
    "“{name}” is not a setting of Weft and would be without effect: is it mistyped? The table in the README has the names.",
  "boot.logLevelMalformed": "WEFT_LOG_LEVEL “{value}” can only be one of: {levels}.",
  "boot.demoMalformed": "WEFT_DEMO “{value}” can only be yes or no.",
  "boot.tlsUnchecked":
    "NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of the mail server's certificate; remove it.",
  "boot.dataServed":
    "The data folder {folder} lies inside the public files, where everyone could download it. Choose another with WEFT_DATA.",
  "boot.backupsServed":
    "The backup folder {folder} lies within the public files, where everybody can download it. Set WEFT_BACKUPS to another place.",
  "boot.backupsInData":
    "The backup folder {folder} lies within the data folder. Use its folder backups, or a place outside of it.",
  "boot.backupCommand":
    "WEFT_BACKUP_COMMAND “{value}” is not the full path of an executable file. It takes no arguments: write a script.",
  "boot.metricsToken":
    "WEFT_METRICS_TOKEN is too short or holds spaces. Use at least 32 characters, such as the output of openssl rand -hex 32.",
  "maintenance.text": "The data are being restored, which takes a few minutes at most. This page reloads by itself.",
  "boot.nodeTooOld": "Node.js {version} is too old; at least {oldest} is needed, and Node.js 24 is recommended.",
  "boot.sqliteTooOld":
    "SQLite {version} is too old; at least {oldest} is needed, because earlier ones can lose saved data. Install the dependencies again.",
  "boot.lazyRoutes":
    "v3_lazyRouteDiscovery in remix.config.js must be off: with it, one request without sign-in can make the server hang.",
  "boot.dataNotAFolder": "The data folder {folder} is not a folder. Choose one with WEFT_DATA.",
  "boot.dataNotWritable":
    "The data folder {folder} cannot be written. Check its owner, and whether the disk is read-only.",
  "boot.dataOnNetwork":
    "The data folder {folder} is on a network file system, where the database can be damaged. Use a disk of this machine.",
  "boot.dataReadable": "The data folder {folder} is open to other users. Run chmod 700 {folder}.",
  "boot.fileReadable": "{file} can be read by other users. Run chmod 600 {file}.",
  "boot.keyTooShort":
    "The key of the audit log has only {bytes} bytes; at least {least} are needed. Restore the key file from a backup.",
  "boot.keyMissing":
    "The data folder {folder} has a database but no key of the audit log (keys/audit.key). Restore the key from a backup; without it the earlier log cannot be checked.",
  "boot.databaseRule": "The database runs with {rule} = {value}; it must be {expected}.",
  "boot.databaseDamaged":
    "The database file is damaged ({detail}). Do not go on with it; restore the latest backup with weft restore.",
  "boot.databaseNewer":
    "The database was made by a newer version of Weft. Install that version, or restore the backup from before the upgrade.",
  "boot.databaseNotWritable":
    "The database cannot be opened or written ({detail}). Check the free space and the permissions of the folder.",
  "boot.databaseBusy": "The database is held by another process. Stop the other Weft first.",
  "boot.databaseUnusable": "The database cannot be used ({detail}).",
  "boot.guardMissing":
    "The database lacks the guarding rule {name}; it may have been altered. Restore the latest backup, or ask for technical help.",
  "setup.printed":
    "There is no administrator yet. Open this link within 24 hours to create the first one (it works once):\n{link}",
} as const;
