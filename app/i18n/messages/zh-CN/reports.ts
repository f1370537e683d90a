export const reports = {
  "organisation.class.largeFirm": "大型企业",
  "organisation.class.smallOrMediumFirm": "中小微企业",
  "organisation.class.research": "高校和科研机构",
  "organisation.class.other": "其他（含规模未填的企业）",
  "organisation.filter.memberClass": "成员构成类别",
  "organisation.filter.servedType": "参加的活动类型",
  "organisation.filter.servedBy": "参加的活动主办或协办",
} as const;
