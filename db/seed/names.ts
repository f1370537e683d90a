/** A word and how it is read: for names in English and for mail addresses. */
export type Reading = readonly [zh: string, reading: string];

function readings(list: string): readonly Reading[] {
  return list.split(" ").map((entry) => {
    const [zh, reading] = entry.split("/");
    return [zh!, reading!] as const;
  });
}

/** First and second character of invented firm names; uncommon on purpose, so that no real firm is meant. */
export const ROOT_FIRST = readings(
  "砺/li 铎/duo 钧/jun 岱/dai 犀/xi 骞/qian 垚/yao 崚/leng 岿/kui 磐/pan 昱/yu 珩/heng 澧/li 沅/yuan 洣/mi 岐/qi 嵘/rong 峤/qiao 旻/min 晖/hui " +
    "煦/xu 熠/yi 澈/che 曜/yao 瀚/han 鲲/kun 煜/yu 弦/xian 珑/long 泓/hong 璟/jing 汐/xi 澜/lan 屿/yu 霁/ji 昀/yun 朔/shuo 棱/leng 岑/cen 衍/yan " +
    "翊/yi 琮/cong 翮/he 翎/ling 旌/jing 槿/jin 樾/yue 榆/yu",
);
export const ROOT_SECOND = readings(
  "垣/yuan 舵/duo 淬/cui 轫/ren 钺/yue 峒/dong 樘/tang 砥/di 镒/yi 沣/feng 枢/shu 拓/tuo 篁/huang 柯/ke 徕/lai 谱/pu 栅/zha 阡/qian 陌/mo 畴/chou " +
    "泮/pan 浔/xun 湄/mei 渚/zhu 汀/ting 洲/zhou 屹/yi 岫/xiu 嵩/song 峦/luan 蔚/wei 蓝/lan 秣/mo 穗/sui 黍/shu 稷/ji 榭/xie 楹/ying 桁/heng 檀/tan " +
    "翥/zhu 骥/ji 骐/qi 骁/xiao",
);

export const SURNAMES = readings(
  "陈/chen 李/li 王/wang 张/zhang 刘/liu 黄/huang 周/zhou 吴/wu 徐/xu 孙/sun 胡/hu 朱/zhu 高/gao 林/lin 何/he 郭/guo 马/ma 罗/luo 梁/liang 宋/song " +
    "郑/zheng 谢/xie 韩/han 唐/tang 冯/feng 于/yu 董/dong 萧/xiao 程/cheng 曹/cao 袁/yuan 邓/deng 许/xu 傅/fu 沈/shen 曾/zeng 彭/peng 吕/lv 苏/su 卢/lu " +
    "蒋/jiang 蔡/cai 贾/jia 丁/ding 魏/wei 薛/xue 叶/ye 阎/yan 欧阳/ouyang 易/yi 谭/tan 龙/long",
);
export const GIVEN = readings(
  "建/jian 国/guo 志/zhi 明/ming 晓/xiao 丽/li 伟/wei 芳/fang 敏/min 静/jing 磊/lei 洋/yang 勇/yong 艳/yan 杰/jie 涛/tao 超/chao 霞/xia 平/ping 刚/gang " +
    "桂/gui 英/ying 文/wen 辉/hui 鹏/peng 慧/hui 琳/lin 雪/xue 波/bo 宁/ning 浩/hao 凯/kai 瑞/rui 欣/xin 怡/yi 晨/chen 宇/yu 轩/xuan 思/si 远/yuan " +
    "舟/zhou 楠/nan 梓/zi 安/an 良/liang 海/hai 峰/feng 云/yun",
);

export const DUTIES: Record<"enterprise" | "other", readonly string[]> = {
  enterprise: [
    "总经理",
    "副总经理",
    "市场部经理",
    "采购总监",
    "采购经理",
    "技术总监",
    "总工程师",
    "质量部部长",
    "综合部主任",
    "对外合作经理",
  ],
  other: ["主任", "副主任", "科研处处长", "项目主管", "办公室主任", "合作发展部部长", "高级工程师"],
};
