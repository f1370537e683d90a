/**
 * What the names of firms are made of, in Chinese and in the languages of foreign firms: what the product reads, not what it says.
 * Never sent to the browser. The name of a Chinese firm is "administrative region, trade name, industry, organisational form"
 * (rules on the registration of enterprise names, State Council decree 734 of 2020, articles 6 and 11).
 */

/** Organisational forms at the end of a name; simplified characters, longest first when they are looked for. */
export const LEGAL_FORMS = [
  "股份有限公司",
  "有限责任公司",
  "股份合作公司",
  "集团有限公司",
  "集团公司",
  "总公司",
  "有限公司",
  "股份公司",
  "无限公司",
  "两合公司",
  "公众有限公司",
  "有限合伙企业",
  "有限合伙",
  "普通合伙",
  "特殊普通合伙",
  "合伙企业",
  "个人独资企业",
  "股份有限",
  "有限责任",
  "公司",
  "股份",
  "企业",
] as const;

/** With what every form of a company ends. */
export const COMPANY_WORD = "公司";

/** Forms as they are written after a name in other scripts: tokens in lower case without dots, the longer sequences first. */
export const FOREIGN_FORMS = [
  "gmbh co kgaa",
  "gmbh co kg",
  "gmbh co ohg",
  "ag co kgaa",
  "ag co kg",
  "se co kgaa",
  "se co kg",
  "ug haftungsbeschrankt",
  "pte ltd",
  "pty ltd",
  "co ltd",
  "co limited",
  "company limited",
  "joint stock company",
  "limited liability company",
  "sdn bhd",
  "sp z o o",
  "s a r l",
  "s p a",
  "s r o",
  "s r l",
  "s a s",
  "s a",
  "b v",
  "n v",
  "gmbh",
  "ggmbh",
  "mbh",
  "kgaa",
  "ohg",
  "gbr",
  "kg",
  "ag",
  "se",
  "eg",
  "ev",
  "ug",
  "ltd",
  "limited",
  "corporation",
  "corp",
  "incorporated",
  "inc",
  "company",
  "co",
  "llc",
  "llp",
  "lp",
  "plc",
  "sarl",
  "sas",
  "sa",
  "spa",
  "srl",
  "sro",
  "bv",
  "nv",
  "oy",
  "ab",
  "as",
  "aps",
  "kk",
] as const;

/** Words that make a name that of a part of another legal entity, at the end of the name. */
export const BRANCH_WORDS = [
  "分公司",
  "分厂",
  "分行",
  "支行",
  "分店",
  "分所",
  "分院",
  "分社",
  "分部",
  "分局",
  "营业部",
  "营业厅",
  "经营部",
  "办事处",
  "代表处",
  "联络处",
  "服务部",
  "项目部",
] as const;
export const FOREIGN_BRANCH_WORDS = [
  "branch",
  "branch office",
  "representative office",
  "niederlassung",
  "zweigniederlassung",
] as const;

/** A firm of its own that another firm holds: a legal entity, no branch. */
export const SUBSIDIARY_WORDS = ["全资子公司", "控股子公司", "子公司"] as const;

/** A group: before the form or in brackets. */
export const GROUP_WORDS = ["集团", "控股集团"] as const;

/** Before the trade name of firms that need no region. */
export const NATIONAL_WORDS = ["中国", "中华", "全国", "国家"] as const;

/** Words for an industry or a line of business; they follow the trade name. */
export const INDUSTRY_WORDS = [
  ..."科技 技术 实业 发展 工业 控股 投资 贸易 商贸 股份 制造 设备 机械 装备 重工 重型 精密 智能 电子 电气 电器 电力 电机 电缆".split(
    " ",
  ),
  ..."液压 传动 轴承 齿轮 铸造 锻造 焊接 模具 密封 油缸 履带 钢构 钢铁 金属 有色 矿业 矿山 煤业 煤炭 能源 石油 石化 化工 化学 化纤".split(
    " ",
  ),
  ..."材料 新材 塑料 橡胶 玻璃 陶瓷 水泥 建材 建设 建筑 工程 路桥 园林 装饰 地产 房地产 置业 物业 汽车 汽配 客车 卡车 船舶 航空".split(
    " ",
  ),
  ..."航天 航运 港口 港务 物流 运输 高速 铁路 公路 机场 旅游 酒店 餐饮 食品 饮料 乳业 酒业 粮油 农业 种业 牧业 渔业 林业 纸业".split(
    " ",
  ),
  ..."印刷 包装 纺织 服装 服饰 家居 家具 家电 药业 医药 制药 医疗 生物 健康 环保 环境 水务 燃气 热电 供热 节能 光电 光学 半导体".split(
    " ",
  ),
  ..."微电子 通信 通讯 网络 信息 软件 数据 数码 计算机 互联网 传媒 文化 影视 出版 广告 教育 体育 咨询 设计 检测 证券 银行 保险 信托".split(
    " ",
  ),
  ..."期货 租赁 金融 资本 资产 管理 服务 商业 百货 超市 商场 国际 进出口 集装箱 自动化 机器人 仪器 仪表 阀门 水泵 泵业 风机 锅炉".split(
    " ",
  ),
  ..."工程机械 机械厂 研究院 研究所 大学 学院 设计院 协会 商会 联合会 促进会 厂".split(" "),
] as const;

/** A region by the one character that stands for it; the cities among them are those that the names of firms use. */
export const REGION_CHARACTERS: Readonly<Record<string, string>> = {
  京: "北京",
  津: "天津",
  冀: "河北",
  晋: "山西",
  蒙: "内蒙古",
  辽: "辽宁",
  吉: "吉林",
  黑: "黑龙江",
  沪: "上海",
  申: "上海",
  苏: "江苏",
  浙: "浙江",
  皖: "安徽",
  闽: "福建",
  赣: "江西",
  鲁: "山东",
  豫: "河南",
  鄂: "湖北",
  湘: "湖南",
  粤: "广东",
  桂: "广西",
  琼: "海南",
  渝: "重庆",
  川: "四川",
  蜀: "四川",
  黔: "贵州",
  滇: "云南",
  藏: "西藏",
  陕: "陕西",
  秦: "陕西",
  甘: "甘肃",
  陇: "甘肃",
  青: "青海",
  宁: "宁夏",
  新: "新疆",
  港: "香港",
  澳: "澳门",
  台: "台湾",
  深: "深圳",
  穗: "广州",
  甬: "宁波",
  蓉: "成都",
  杭: "杭州",
  厦: "厦门",
  哈: "哈尔滨",
  长: "长沙",
  株: "株洲",
};

/** Those of them that mean nothing else: with them even one character after it makes a short name. */
export const REGION_ONLY_CHARACTERS = "沪粤皖闽赣鄂琼渝黔滇穗甬湘浙鲁豫冀陇";

/** What follows the proper name of a region. */
export const REGION_ENDINGS = [
  "特别行政区",
  "维吾尔自治区",
  "壮族自治区",
  "回族自治区",
  "自治区",
  "自治州",
  "自治县",
  "地区",
  "省",
  "市",
  "县",
  "区",
  "旗",
  "盟",
] as const;

/** Characters by which names that are otherwise the same are told apart. */
export const NUMERALS = "一二三四五六七八九十百甲乙丙丁";
export const ORDINAL_WORD = "第";
/** A firm that left the stock exchange is listed with this character after its short name. */
export const DELISTED_MARK = "退";
export const DELISTED_PREFIX = "退市";
