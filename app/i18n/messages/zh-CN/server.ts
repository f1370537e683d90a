export const server = {
  "boot.title": "织网台没有启动：有 {count} 处设置不安全或不正确，请改正后重新启动。没有任何数据被改动。",
  "boot.originMissing": "WEFT_ORIGIN 没有设置。监听地址不是本机时，请写出对外网址，如 https://weft.example.cn。",
  "boot.originMalformed": "WEFT_ORIGIN「{value}」不是网址，请写成 https://weft.example.cn 这样的形式。",
  "boot.originNotHttps": "WEFT_ORIGIN「{value}」不是 https。除本机（localhost）外必须使用 https，否则密码会明文传输。",
  "boot.originNotBare": "WEFT_ORIGIN 只能是网址本身「{value}」，不能带路径、参数、用户名或其他内容。",
  "boot.hostMalformed": "WEFT_HOST「{value}」不是主机名或地址，请填写 127.0.0.1 或 0.0.0.0 等。",
  "boot.portMalformed": "WEFT_PORT「{value}」不是 1 到 65535 之间的端口号。",
  "boot.smtpMalformed":
    "WEFT_SMTP_URL 不是 smtp:// 或 smtps:// 开头的地址，例如 smtps://用户名:密码@mail.example.cn:465（密码中的特殊字符要写成 % 编码）。",
  "boot.mailFromMissing": "设置了 WEFT_SMTP_URL，但没有设置发件地址 WEFT_MAIL_FROM，例如 织网台 <weft@example.cn>。",
  "boot.mailFromMalformed":
    "WEFT_MAIL_FROM「{value}」不是邮箱地址，请写成 weft@example.cn 或 织网台 <weft@example.cn>。",
  "boot.proxyMalformed":
    "WEFT_TRUSTED_PROXY 中的「{value}」不是 IP 地址或网段。请写反向代理的地址，如 127.0.0.1 或 10.0.0.0/24；不接受 true、数字或主机名。",
  "boot.proxyTooWide":
    "WEFT_TRUSTED_PROXY 中的「{value}」范围过大，等于相信任何来访者自称的地址。请只写反向代理的地址。",
  "boot.secondFactorMalformed":
    "WEFT_SECOND_FACTOR「{value}」只能是 required（管理员和工作人员必须两步验证）或 waived（不要求）。",
  "boot.demoMalformed": "WEFT_DEMO「{value}」只能是 yes 或 no。",
  "boot.tlsUnchecked": "NODE_TLS_REJECT_UNAUTHORIZED=0 会关闭对邮件服务器证书的检查，请去掉这个设置。",
  "boot.dataServed": "数据目录 {folder} 位于公开文件目录内，任何人都能下载。请用 WEFT_DATA 指定别处。",
  "boot.backupsServed": "备份目录 {folder} 位于公开文件目录内，任何人都能下载。请用 WEFT_BACKUPS 指定别处。",
  "boot.backupsInData":
    "备份目录 {folder} 在数据目录里。请使用数据目录下的 backups，或把 WEFT_BACKUPS 指到数据目录以外。",
  "boot.backupCommand": "WEFT_BACKUP_COMMAND「{value}」不是可执行文件的完整路径。不能带参数：请写成一个脚本。",
  "boot.metricsToken": "WEFT_METRICS_TOKEN 太短或含有空格。请用至少 32 个字符，例如 openssl rand -hex 32 的输出。",
  "maintenance.text": "正在恢复数据，通常只需几分钟。请稍候，本页会自动刷新。",
  "boot.nodeTooOld": "Node.js {version} 太旧，至少需要 {oldest}；推荐 Node.js 24。",
  "boot.sqliteTooOld": "SQLite {version} 太旧，至少需要 {oldest}：更早的版本可能丢失已保存的数据。请重新安装依赖。",
  "boot.lazyRoutes": "remix.config.js 中的 v3_lazyRouteDiscovery 必须关闭：打开时，一个未登录的请求就能让服务器停住。",
  "boot.dataNotAFolder": "数据目录 {folder} 不是目录。请用 WEFT_DATA 指定一个目录。",
  "boot.dataNotWritable": "数据目录 {folder} 不能写入。请检查目录的所有者，或磁盘是否只读。",
  "boot.dataOnNetwork": "数据目录 {folder} 在网络文件系统上，数据库在那里可能损坏。请使用本机磁盘。",
  "boot.dataReadable": "数据目录 {folder} 能被其他用户打开。请执行 chmod 700 {folder}。",
  "boot.fileReadable": "{file} 能被其他用户读取。请执行 chmod 600 {file}。",
  "boot.keyTooShort": "操作记录的密钥只有 {bytes} 字节，至少需要 {least} 字节。请从备份恢复密钥文件。",
  "boot.keyMissing":
    "数据目录 {folder} 中有数据库，但没有操作记录的密钥（keys/audit.key）。请从备份恢复密钥，否则以前的操作记录无法核对。",
  "boot.databaseRule": "数据库运行参数 {rule} 是 {value}，应为 {expected}。",
  "boot.databaseDamaged": "数据库文件已损坏（{detail}）。请不要继续使用它，用 weft restore 恢复最近的备份。",
  "boot.databaseNewer": "数据库是由更新版本的织网台建立的。请安装那个版本，或恢复升级前的备份。",
  "boot.databaseNotWritable": "数据库不能打开或写入（{detail}）。请检查磁盘空间和目录权限。",
  "boot.databaseBusy": "数据库正被另一个进程占用。请先停止另一个织网台。",
  "boot.databaseUnusable": "数据库不能使用（{detail}）。",
  "boot.guardMissing": "数据库缺少保护规则 {name}，可能被改动过。请恢复最近的备份，或联系技术支持。",
  "setup.printed": "还没有管理员。请在 24 小时内打开这个链接，建立第一个管理员账号（只能用一次）：\n{link}",
} as const;
