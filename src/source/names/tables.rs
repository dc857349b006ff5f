//! Tables by which names in scripts without capitals are told from headings: `words.tsv`, and strings of letters.

use std::sync::LazyLock;

/// The words of `words.tsv`.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What stands before or behind a name.
    pub titles: Vec<&'static str>,
    /// Words that no name has.
    pub headings: Vec<&'static str>,
    /// Those of scripts that write words together.
    pub joined: Vec<&'static str>,
    /// Names that are nothing else.
    pub common: Vec<&'static str>,
    /// Korean family names.
    pub korean: Vec<&'static str>,
    /// Chinese family names of two letters.
    pub chinese: Vec<&'static str>,
}

/// The words, read once.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, listed)) = line.split_once('\t') else { continue };
        let list = match kind {
            "title" => &mut words.titles,
            "heading" => &mut words.headings,
            "common" => &mut words.common,
            "korean" => &mut words.korean,
            "joined" => &mut words.joined,
            _ => &mut words.chinese,
        };
        list.extend(listed.split('|'));
    }
    words
});

/// The syllables that are common in Korean given names.
pub(super) const GIVEN_KOREAN: &str = "민준서연지훈유진하늘동원석수정한세태보강호길재인흥두나은숙영철희경미선현우성주혜윤상규종창승일용환국근병식순옥애\
    란빈솔슬예율아라람림린봄찬혁헌필택탁춘명범복봉섭웅욱운완익자향형효휘홍균남덕대래령록만무별샘소온임태중열";

/// Chinese family names of one letter, in both forms.
pub(super) const FAMILIES_CHINESE: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭\
    肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢\
    严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧符阮纪紀梅童凌毕畢单單裴霍";

/// The last letters of Japanese family names.
pub(super) const FAMILIES_JAPANESE: &str =
    "田川山本村藤野井原木島嶋口上崎﨑橋谷森林池石沢澤岡部中内尾倉浦辺邊葉松下瀬津塚坂阪根保宮城関屋戸江畑辻水馬";

/// The last letters of Japanese given names.
pub(super) const GIVEN_JAPANESE: &str = "子美香代恵江枝絵奈菜那花華音乃希紀貴樹輝央生也哉弥介助輔郎朗太大人斗仁一二三平之行幸志史司士治次男夫雄明彰晃晶\
    昭章博浩宏広弘洋裕祐佑勇雅正政昌誠真信伸進隆孝敬慶圭健賢憲剛武徹哲智知友朋直尚久寿和利俊敏秀英栄修守実稔望歩海空翔翼蓮悠優結愛凛葵陽咲桜楓莉里梨穂帆由佳嘉夏春秋澄茂清文聡己修";
