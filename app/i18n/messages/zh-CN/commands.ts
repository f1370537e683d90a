export const commands = {
  "command.hub.name": "促进机构",
  "command.hub.cluster": "产业集群",
  "backup.noData": "目录 {folder} 里没有数据。请用 WEFT_DATA 指明数据目录。",
  "backup.targetNotEmpty": "目录 {folder} 不是空的，没有写入任何内容。请换一个新目录。",
  "backup.copyDamaged":
    "数据库副本未通过完整性检查（{detail}）。没有留下不完整的内容。请运行 weft check 检查数据目录。",
  "restore.folderNotEmpty": "数据目录 {folder} 不是空的，没有改动任何内容。请用 WEFT_DATA 指明一个空目录。",
  "restore.fileMissing": "备份里缺少文件 {file}，没有恢复任何内容。请使用另一份备份。",
  "restore.fileUnknown": "备份里有清单之外的文件 {file}，没有恢复任何内容。请移走该文件，或使用另一份备份。",
  "restore.fileAltered": "备份里的文件 {file} 与备份时不同（损坏或被改动），没有恢复任何内容。请使用另一份备份。",
  "restore.manifestAltered":
    "备份清单 {file} 与密钥 {key} 不相符（损坏或被改动），没有恢复任何内容。请使用另一份备份。",
  "restore.formatUnknown": "备份格式 {format} 不认识，没有恢复任何内容。请用做备份时的织网台版本恢复。",
  "restore.newerProduct": "这份备份由更新版本的织网台制作，没有恢复任何内容。请安装该版本后再恢复。",
  "restore.tableDiffers": "恢复后的表 {table} 与清单不符，没有留下任何内容。请使用另一份备份。",
  "restore.auditBroken": "备份里的操作记录从第 {entry} 条起不连续，没有恢复任何内容。请使用另一份备份。",
  "check.failed": "数据检查发现问题，没有改动任何内容。请看 details；必要时用 weft restore 恢复最近的备份。",
  "command.unknownPerson": "没有邮箱为 {email} 的有效账号。",
  "command.hasAdministrator": "已经有管理员了，没有改动任何内容。请由管理员在「账号」页面添加人员。",
  "command.importRefused":
    "文件中有 {errors} 处错误或疑点，没有导入任何内容。请改正后再导入，或用 --skip-errors 略过这些行。",
  "command.fileNotFound": "找不到文件 {file}。",
  "command.cannotWrite": "无法写入 {file}：目录不存在、没有写入权限，或已有同名目录。没有写入任何文件。",
  "command.noPromoter": "还没有促进机构，没有改动任何内容。请先完成初始设置。",
  "command.notBuilt": "产品还没有构建。请先运行 npm run build。",
  "command.otherData":
    "目录 {folder} 里有不是演示世界 {world} 的数据，没有改动任何内容。请用 WEFT_DATA 指明一个空目录。",
};
