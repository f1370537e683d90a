/** Mails; written on the server. */
export const mails = {
  "mail.setPassword.subject": "{product}：请设置您的密码",
  "mail.setPassword.body":
    "{name}，您好：\n\n{promoter}为您开通了{product}的账号。请在 {hours} 小时内打开下面的链接设置密码，链接只能用一次：\n\n{link}\n\n如果您没有要求开通账号，请不必理会这封邮件。",
  "mail.forgottenPassword.subject": "{product}：设置新密码",
  "mail.forgottenPassword.body":
    "{name}，您好：\n\n有人在{product}（{promoter}）为您的账号要求设置新密码。如果是您，请在 {hours} 小时内打开下面的链接，链接只能用一次：\n\n{link}\n\n设置后，您在其他设备上的登录都会退出。如果不是您要求的，请不必理会，原来的密码不变。",
  "mail.recoveryCodeUsed.subject": "{product}：您的一个恢复码已使用",
  "mail.recoveryCodeUsed.body":
    "{name}，您好：\n\n{time}，有人用您的密码和一个恢复码进入了您的{product}账号。恢复码还剩 {count} 个。\n\n如果是您本人，不必理会。如果不是，请立即更改密码、结束不认识的登录，并告诉管理员：\n{link}",
  "mail.codesGuessed.subject": "{product}：有人多次输错您的验证码",
  "mail.codesGuessed.body":
    "{name}，您好：\n\n有人知道您的{product}密码，连续 {count} 次输错验证码，最近一次在 {time}。没有登录成功。\n\n如果不是您本人，请立即更改密码：\n{link}",
  "mail.secondFactorTaken.subject": "{product}：您的两步验证已被取消",
  "mail.secondFactorTaken.body":
    "{name}，您好：\n\n{time}，管理员取消了您的{product}账号的两步验证和恢复码，您在所有设备上的登录都已退出。下次登录时请重新设置。\n\n如果您没有要求这样做，请立即联系管理员。\n{link}",
  "mail.confirmData.subject": "请确认{firm}的资料",
  "mail.confirmData.body":
    "{name}，您好：\n\n{promoter}登记了{firm}的资料，请您看一遍：全部无误点一下即可确认；有不对的，可以直接提出更正。\n\n{link}\n\n谢谢！",
  "mail.event.online": "线上链接：{address}",
  "mail.event.choicesOf": "{name}：\n  {choices}",
  "mail.event.noContact": "请回复主办机构",
  "mail.confirm.subject": "请确认报名：{title}",
  "mail.confirm.body":
    "{name}，您好：\n\n有人用这个邮箱报名参加以下活动，共 {count} 人：\n\n{title}\n{time}\n{place}{choices}\n\n请在 {hours} 小时内打开下面的链接，并点击「确认报名」。在此之前不为您保留席位，先确认先得：\n{link}{approval}\n\n如果不是您本人操作，不必理会这封邮件，不会占用席位。\n会务联系：{contact}",
  "mail.confirmMore.subject": "请确认另一份报名：{title}",
  "mail.confirmMore.body":
    "{name}，您好：\n\n这个邮箱在以下活动中已有确认的报名（{held} 人）。现在又收到一份新的报名，共 {count} 人：\n\n{title}\n{time}\n{place}{choices}\n\n只有在需要另外增加这些人时，才请在 {hours} 小时内打开下面的链接并点击「确认报名」：\n{link}{approval}\n\n如果是重复提交，不必理会这封邮件，原来的报名不受影响。\n会务联系：{contact}",
  "mail.confirm.approval": "\n\n这份报名须经主办方审核：确认后先进入审核，通过后才保留席位，结果会再发邮件告知。",
  "mail.confirmed.subject": "报名已确认：{title}",
  "mail.confirmed.body":
    "{name}，您好：\n\n以下活动已为您保留 {count} 个席位：\n\n{title}\n{time}\n{place}{choices}\n\n查看报名和入场券二维码（现场参加）、修改人员或取消报名：\n{link}\n\n会务联系：{contact}",
  "mail.registrationCancelled.subject": "报名已取消：{title}",
  "mail.registrationCancelled.body":
    "{name}，您好：\n\n您在以下活动的报名（{count} 人）已取消，席位已释放：\n\n{title}\n{time}\n\n如非您本人操作，请联系会务：{contact}",
  "mail.cancelled.subject": "活动取消：{title}",
  "mail.cancelled.body":
    "{name}，您好：\n\n您报名的活动不再举办：\n\n{title}\n{time}\n\n原因：{reason}\n\n给您带来不便，敬请谅解。会务联系：{contact}",
  "mail.reopened.subject": "活动恢复举办：{title}",
  "mail.reopened.body":
    "{name}，您好：\n\n此前通知取消的活动恢复举办，您的报名（{count} 人）仍然有效：\n\n{title}\n{time}\n{place}{choices}\n\n活动页面：{link}\n会务联系：{contact}",
  "mail.changed.subject": "时间或地点有变：{title}",
  "mail.changed.body":
    "{name}，您好：\n\n您报名的活动（{count} 人）时间、地点或线上链接有变，现在是：\n\n{title}\n{time}\n{place}{choices}\n\n您的报名仍然有效。活动页面：{link}\n会务联系：{contact}",
  "mail.sessionChanged.subject": "分场时间或地点有变：{title}",
  "mail.sessionChanged.body":
    "{name}，您好：\n\n您在以下活动中所选的一场，时间或地点有变，现在是：\n\n{session}\n\n{title}\n{time}\n{place}{choices}\n\n您的报名仍然有效。需要改选时，请打开报名确认邮件里的链接。活动页面：{link}\n会务联系：{contact}",
  "mail.sessionChangedWaiting.subject": "分场时间或地点有变：{title}",
  "mail.sessionChangedWaiting.body":
    "{name}，您好：\n\n您候补的活动中所选的一场，时间或地点有变，现在是：\n\n{session}\n\n{title}\n{time}\n{place}{choices}\n\n您的候补仍然有效。活动页面：{link}\n会务联系：{contact}",
  "mail.survey.subject": "请说说您的看法：{title}",
  "mail.survey.body":
    "{name}，您好：\n\n感谢参加以下活动：\n\n{title}\n\n请用一分钟回答几个问题，{day} 前有效，链接只能用一次：\n\n{link}\n\n{answering}\n",
  "mail.survey.anonymous": "调查是匿名的：保存的答卷不知道是谁填的，也没有作答时间。",
  "mail.survey.named": "调查是记名的：主办机构看得到答卷来自哪份报名。",
  "mail.survey.footer": "不再接收活动邀请和活动后的问卷，请打开：\n{link}\n",
  "mail.waiting.subject": "已列入候补：{title}",
  "mail.waiting.body":
    "{name}，您好：\n\n以下活动席位已满，您的报名（{count} 人）已列入候补：\n\n{title}\n{time}\n{place}{choices}\n\n有席位时我们会再发邮件询问。查看目前的位置、修改人员或退出候补：\n{link}\n\n会务联系：{contact}",
  "mail.offer.subject": "有席位了，请在 {until} 前答复：{title}",
  "mail.offer.body":
    "{name}，您好：\n\n您候补的活动空出了席位，为您保留 {count} 个，到 {until} 为止：\n\n{title}\n{time}\n{place}{choices}\n\n请打开下面的链接，选择接受或让给下一家。逾期没有答复，席位转给下一家：\n{link}\n\n会务联系：{contact}",
  "mail.offerLapsed.subject": "席位保留已过期：{title}",
  "mail.offerLapsed.body":
    "{name}，您好：\n\n为您保留的席位（{count} 人）没有在期限内答复，已转给下一家：\n\n{title}\n{time}\n\n仍需参加，请重新登记候补：\n{link}\n\n会务联系：{contact}",
  "mail.offerWithdrawn.subject": "席位减少，您仍在候补：{title}",
  "mail.offerWithdrawn.body":
    "{name}，您好：\n\n活动席位减少，此前为您保留的席位（{count} 人）不能再保留。您的候补位置不变，有席位时会再发邮件询问：\n\n{title}\n{time}\n\n给您带来不便，敬请谅解。会务联系：{contact}",
  "mail.reopenedWaiting.subject": "活动恢复举办：{title}",
  "mail.reopenedWaiting.body":
    "{name}，您好：\n\n此前通知取消的活动恢复举办，您的候补（{count} 人）仍然有效：\n\n{title}\n{time}\n{place}{choices}\n\n活动页面：{link}\n会务联系：{contact}",
  "mail.changedWaiting.subject": "时间或地点有变：{title}",
  "mail.changedWaiting.body":
    "{name}，您好：\n\n您候补的活动（{count} 人）时间或地点有变，现在是：\n\n{title}\n{time}\n{place}{choices}\n\n您的候补仍然有效。活动页面：{link}\n会务联系：{contact}",
  "mail.reminder.subject": "活动提醒：{title}",
  "mail.reminder.body":
    "{name}，您好：\n\n您报名的活动即将举行，已为以下 {count} 人保留席位：{people}。\n\n{title}\n{time}\n{place}{choices}\n\n入场券二维码（现场参加）在报名确认邮件的链接里。不能参加时，请在那里取消，把席位留给别人。活动页面：{link}\n会务联系：{contact}",
  "mail.invitation.subject": "邀请：{title}",
  "mail.invitation.body":
    "{name}，您好：\n\n{organiser}邀请{firm}参加：\n\n{title}\n{time}\n{place}\n\n请打开下面的链接报名，或告诉我们不参加。链接属于贵单位，请勿公开：\n{link}\n\n会务联系：{contact}",
  "mail.invitationReminder.subject": "请答复邀请：{title}",
  "mail.invitationReminder.body":
    "{name}，您好：\n\n{organiser}曾邀请{firm}参加下面的活动，尚未收到答复：\n\n{title}\n{time}\n{place}\n\n请打开下面的链接报名，或告诉我们不参加：\n{link}\n\n会务联系：{contact}",
  "mail.invitation.footer": "不再接收活动邀请，请打开：\n{link}\n",
  "consent.mail.footer": "您同意接收此类邮件。不再需要时，请打开下面的链接撤回同意，立即生效：\n{link}",
  "mail.recognitionReview.subject": "请准备复核：{type}（{day} 到期）",
  "mail.recognitionReview.body":
    "{name}，您好：\n\n{firm}的{type}将于 {day} 到期，现在已进入复核期。请按主管部门的通知准备复核材料。\n\n资质情况：{link}",
  "mail.recognitionExpiry.subject": "即将到期：{type}（{day}）",
  "mail.recognitionExpiry.body": "{name}，您好：\n\n{firm}的{type}将于 {day} 到期。\n\n资质情况：{link}",
  "mail.recognitionRename.subject": "请报告更名：{type}（{day} 前）",
  "mail.recognitionRename.body":
    "{name}，您好：\n\n{firm}已更名。{type}须在 {day} 前向主管部门报告更名；如已报告，不必理会。\n\n资质情况：{link}",
  "mail.recognitionReport.subject": "请填报 {year} 年度年报：{type}",
  "mail.recognitionReport.body":
    "{name}，您好：\n\n{firm}的{type}须在 {day} 前向主管部门填报 {year} 年度年报。如已填报，请告知促进机构登记。\n\n资质情况：{link}",
  "mail.resolutionOverdue.subject": "逾期提醒：{body}决议 {number}",
  "mail.resolutionOverdue.body":
    "{name}，您好：\n\n{body}决议 {number} 应于 {day} 完成，目前仍在办理：\n\n{text}\n\n已经办结的请记为办结；无法按期完成的，请调整期限或撤回：{link}",
  "mail.applicationReceived.subject": "入会申请已收到：{promoter}",
  "mail.applicationReceived.body":
    "{name}，您好：\n\n{promoter}收到了{firm}的入会申请，审核后会再告诉您结果。\n\n查看进度或撤回申请：\n{link}\n\n如果不是您本人操作，请打开链接撤回。",
  "mail.applicationApproved.subject": "入会申请已批准：{promoter}",
  "mail.applicationApproved.body":
    "{name}，您好：\n\n{firm}的入会申请已经批准，会员资格自 {day} 起。欢迎加入{promoter}。",
  "mail.applicationDeclined.subject": "入会申请的结果：{promoter}",
  "mail.applicationDeclined.body":
    "{name}，您好：\n\n{promoter}审核了{firm}的入会申请，这次没有批准。原因：\n\n{reason}\n\n情况有变时，欢迎再次申请。",
  "mail.duesImpending.subject": "会费将到期：{year} 年，{day} 前",
  "mail.duesImpending.body":
    "{name}，您好：\n\n{firm} {year} 年的会费 {amount} 请在 {day} 前缴纳。如已缴纳，请告知{promoter}登记，不必理会这封邮件。",
  "mail.duesLate.subject": "会费已过期：{year} 年",
  "mail.duesLate.body":
    "{name}，您好：\n\n{firm} {year} 年的会费 {amount} 应在 {day} 前缴纳，至今没有登记到账。如已缴纳，请告知{promoter}；有困难的，也请与我们联系。",
  "mail.dataRequest.subject": "您的资料请求已有答复",
  "mail.dataRequest.body": "{name}：\n\n您就贵单位或个人信息提出的请求已有答复，请登录企业工作台查看：\n{link}\n",
  "mail.matter.subject": "企业工作台有一项与贵单位有关的通知",
  "mail.matter.body":
    "{name}，您好：\n\n企业工作台有一项与贵单位有关的通知，请登录查看；有些事项有办理期限：\n\n{link}",
  "mailTest.subject": "织网台测试邮件",
  "mailTest.body": "这是 {origin} 的测试邮件。收到它说明邮件设置正确。",
  "mail.lookedAt.subject": "{product}：管理员正在查看您看到的页面",
  "mail.lookedAt.body":
    "{name}，您好：\n\n{time}，管理员{administrator}开始以您的身份查看{product}，最长半小时，只能看，不能修改。\n\n原因：{reason}\n\n如果您不知道这件事，请联系促进机构。",
} as const;
