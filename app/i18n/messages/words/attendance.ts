/** What people call the columns of a list of who was there, most usual first. */
export const ATTENDANCE_HEADER_WORDS = {
  personName: [
    "姓名",
    "参会人",
    "参会人员",
    "参会人姓名",
    "签到人",
    "人员姓名",
    "联系人",
    "name",
    "full name",
    "attendee",
    "participant",
  ],
  organisationName: [
    "单位",
    "单位名称",
    "工作单位",
    "企业名称",
    "企业",
    "公司",
    "公司名称",
    "信用代码",
    "organisation",
    "organization",
    "company",
    "firm",
  ],
  day: ["日期", "签到日期", "签到时间", "参会日期", "date", "day"],
  mode: ["方式", "参会方式", "签到方式", "mode", "attendance"],
} as const;

/** What people write for where somebody was. */
export const PRESENCE_WORDS = {
  venue: ["现场", "线下", "到场", "venue", "onsite", "on site", "in person", "offline"],
  online: ["线上", "远程", "网络", "online", "remote", "virtual"],
} as const;
