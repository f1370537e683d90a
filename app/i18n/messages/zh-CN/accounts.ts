export const accounts = {
  "job.kind.importPreview": "检查导入文件",
  "job.kind.importCommit": "写入导入内容",
  "job.kind.importUndo": "撤销导入",
  "job.kind.reportExport": "生成报告文件",
  "job.unknownKind": "这个任务已不再支持，没有内容被改动。",
  "job.accountDisabled": "提交任务的账号已停用，任务没有执行，没有内容被改动。",
  "job.failedUnexpectedly": "任务没有完成，没有内容被改动；原因已记录。请重新提交，仍不成功时联系管理员。",
} as const;
