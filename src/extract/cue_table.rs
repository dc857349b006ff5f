//! The phrases that announce facts, by what they announce. Data only; see [`super::cue`].
//!
//! Phrases are in lower case and match in any case. A new phrase needs a sentence in the tests of
//! the reader that uses it.

use super::cue::CueKind::{
    self, Accepted, Attend, AwardNoun, EndPosition, FinishDegree, Future, GiveTalk, GrantNoun, Negative, Organise,
    Others, Preprint, Present, Published, Serve, ServiceRole, StartDegree, StartPosition, Submitted, Titled, Won,
    WorkNoun,
};

pub(super) const CUES: &[(CueKind, &[&str])] = &[
    // A venue took a work. Participles first, then what stands around them.
    (
        Accepted,
        &[
            "accepted", "accepted to", "accepted at", "accepted by", "accepted in", "accepted for",
            "accepted for publication", "accepted for presentation", "has been accepted", "was accepted",
            "is accepted", "got accepted", "gets accepted", "to appear", "to appear at", "to appear in", "will appear",
            "will appear at", "will appear in", "appears at", "selected for presentation", "forthcoming in",
            "forthcoming at", "in press", "conditionally accepted", "got in", "got into", "is going to", "is in",
            "are in", "will be presented at", "will be presented in", "will be published in", "acceptance",
            // German, French, Spanish, Portuguese, Italian
            "angenommen", "akzeptiert", "accepté", "acceptée", "acceptés", "à paraître", "aceptado", "aceptada",
            "aceptadas", "aceptados", "aceito", "aceita", "aceitos", "accettato", "accettata",
            // Chinese, Japanese, Korean
            "接收", "录用", "接受", "採択", "採録", "受理", "게재 승인", "채택", "geaccepteerd", "게재 확정",
            "게재 예정", "게재확정", "게재승인",
        ],
    ),
    // A work is out.
    (
        Published,
        &[
            "published", "published in", "published at", "published by", "is out", "is now out", "are out", "now out",
            "out now", "is online", "is now online", "available online", "is available", "now available", "now live",
            "appeared in", "appeared at", "appears in", "just out", "finally out", "officially out", "already out",
            "out in", "out today", "came out", "has come out", "released at", "released in", "is up at", "is up on",
            "posted to", "posted on", "published with", "in print", "is published", "now published",
            "has been published", "veröffentlicht", "erschienen", "publié", "publiée", "publicado", "publicada",
            "pubblicato", "发表", "出版", "掲載", "発行され", "paru", "parue", "parus", "parues", "paraît", "publiés",
            "publiées", "publicados", "publicadas", "pubblicata", "pubblicati", "verschenen", "gepubliceerd", "uscito",
            "uscita", "gedruckt", "veröffentlichten", "게재되", "발표되", "출판되", "appeared online",
            "appeared online first", "appears online", "online first", "published online", "게재",
        ],
    ),
    // A preprint is out.
    (
        Preprint,
        &[
            "preprint", "pre-print", "new preprint", "on arxiv", "arxiv preprint", "to arxiv", "on biorxiv",
            "on medrxiv", "on psyarxiv", "on ssrn", "working paper", "vorabdruck", "prépublication", "预印本",
            "プレプリント", "アップしました", "アップロードしました", "프리프린트",
        ],
    ),
    // A work was sent somewhere.
    (
        Submitted,
        &[
            "submitted", "submitted to", "under review", "in submission", "under submission", "in review",
            "under revision", "revise and resubmit", "revise & resubmit", "r&r at", "r&r,", "r&r", "eingereicht",
            "soumis", "投稿",
        ],
    ),
    // A title follows.
    (
        Titled,
        &[
            "titled", "entitled", "entitles", "called", "under the title", "with the title", "intitulé", "intitulée",
            "mit dem titel", "titulado", "intitulado", "题为", "논문 제목", "논문제목", "논문명", "제목:", "論文題目",
            "論文名", "タイトル：", "タイトル:", "题目：", "题目:", "标题：",
        ],
    ),
    // Nouns that mean a work.
    (
        WorkNoun,
        &[
            "paper", "papers", "article", "articles", "manuscript", "manuscripts", "preprint", "preprints", "work",
            "works", "study", "studies", "chapter", "book chapter", "monograph", "thesis", "dissertation", "abstract",
            "abstracts", "poster", "posters", "demo", "survey", "tutorial paper", "position paper", "short paper",
            "letter", "report", "technical report", "dataset", "publication", "publications", "extended abstract",
            "research", "piece", "benchmark", "essay", "essays", "commentary", "perspective", "editorial", "viewpoint",
            "correspondence", "case report", "white paper", "monographie", "ouvrage", "libro", "livro", "buch",
            "artikel", "aufsatz", "beitrag", "beiträge", "publikation", "article", "artículo", "artículos", "capítulo",
            "comunicación", "comunicaciones", "artigo", "artigos", "articolo", "chapitre", "communication orale",
            "论文", "文章", "論文", "논문",
        ],
    ),
    // Somebody received an honour.
    (
        Won,
        &[
            "won", "wins", "win", "winner", "winner of", "received", "receive", "receives", "receiving", "recipient",
            "recipient of", "awarded", "was awarded", "has been awarded", "awarded with", "granted", "honored",
            "honoured", "honored with", "honoured with", "selected as", "selected for", "selected to", "was selected",
            "nominated", "nominated for", "named", "named as", "recognized", "recognised", "recognized as",
            "recognised as", "elected", "placed", "ranked", "finalist", "runner-up", "runner up", "shortlisted",
            "earned", "obtained", "funded", "was funded", "got the", "got a", "got an", "is awarded", "shared the",
            "secured", "achieved", "bestowed", "supported by", "appointed as", "chosen as", "chosen for", "inducted",
            "ausgezeichnet", "erhalten", "gewonnen", "verliehen", "lauréat", "lauréate", "reçu", "obtenu", "ganador",
            "premiado", "premiada", "recebi", "ricevuto", "荣获", "获得", "获", "受賞", "수상",
        ],
    ),
    // Nouns that mean an honour.
    (
        AwardNoun,
        &[
            "award", "awards", "prize", "prizes", "medal", "fellowship", "fellowships", "scholarship", "scholarships",
            "honorable mention", "honourable mention", "best paper", "best student paper", "best poster", "best demo",
            "best presentation", "best thesis", "outstanding paper", "distinguished paper", "outstanding reviewer",
            "top reviewer", "distinguished reviewer", "notable reviewer", "finalist", "runner-up", "rising star",
            "rising stars", "fellow", "distinction", "first place", "second place", "third place", "1st place",
            "2nd place", "3rd place", "gold medal", "silver medal", "bronze medal", "honor", "honour", "stipend",
            "bursary", "travel award", "travel grant", "hackathon", "competition", "challenge", "recognition",
            "young scientist", "summa cum laude", "preis", "auszeichnung", "stipendium", "prix", "bourse", "premio",
            "beca", "prêmio", "bolsa", "borsa", "奖", "奖学金", "賞", "장학금",
        ],
    ),
    // Nouns that mean money for research.
    (
        GrantNoun,
        &[
            "grant", "grants", "funding", "funded", "proposal", "proposals", "seed grant", "research grant",
            "förderung", "antrag", "financement", "financiamento", "subvention", "基金", "科研費", "資金",
        ],
    ),
    // Serving.
    (
        Serve,
        &[
            "serve as", "serve on", "serve in", "serves as", "served as", "served on", "serving as", "serving on",
            "will serve as", "will serve on", "be serving as", "be serving on", "acting as", "act as", "acted as",
            "invited to serve", "invited to review", "join the program committee", "joined the program committee",
            "joined the editorial board", "joining the editorial board", "on the program committee",
            "on the programme committee", "on the editorial board", "on the technical program committee",
            "on the organizing committee", "reviewing for", "reviewed for", "review for",
            "member of the program committee",
        ],
    ),
    // Organising.
    (
        Organise,
        &[
            "organize", "organise", "organized", "organised", "organizing", "organising", "co-organize", "co-organise",
            "co-organized", "co-organised", "co-organizing", "co-organising", "coorganizing", "co-chairing",
            "co-chaired", "chairing", "chaired", "will be held", "call for papers", "hosting", "hosted", "co-hosting",
            "organisiere", "organisé", "organizando", "organização",
        ],
    ),
    // Nouns that mean a service role.
    (
        ServiceRole,
        &[
            "reviewer", "reviewers", "referee", "program committee", "programme committee",
            "technical program committee", "program committee member", "pc member", "tpc member", "tpc", "spc",
            "senior program committee", "area chair", "area chairs", "senior area chair", "meta-reviewer",
            "meta reviewer", "associate editor", "guest editor", "editor", "editor-in-chief", "action editor",
            "editorial board", "organizer", "organiser", "co-organizer", "co-organiser", "organizing committee",
            "organising committee", "general chair", "program chair", "program co-chair", "publicity chair",
            "workshop chair", "workshops chair", "session chair", "session chairs", "track chair", "publication chair",
            "web chair", "local chair", "finance chair", "registration chair", "tutorial chair", "poster chair",
            "demo chair", "student volunteer", "volunteer", "steering committee", "advisory board", "chair",
            "co-chair", "panelist", "panellist", "jury", "judge", "board member", "board of directors", "mentor",
            "artifact evaluation committee", "selection committee", "scientific committee", "gutachter",
            "membre du comité", "审稿人", "程序委员", "査読",
        ],
    ),
    // Giving a talk.
    (
        GiveTalk,
        &[
            "gave a talk", "give a talk", "giving a talk", "given a talk", "gave an invited talk", "gave talk",
            "gave talks", "gave two talks", "giving talks", "give talks", "given talks", "giving an invited talk",
            "gave the", "gave my", "gave our", "invited talk", "invited talks", "invited to give", "invited to speak",
            "invited speaker", "invited lecture", "invited seminar", "keynote", "keynote talk", "keynote speaker",
            "keynote speech", "plenary talk", "plenary lecture", "guest lecture", "guest lectures", "guest talk",
            "guest lecturer", "gave a lecture", "give a lecture", "gave a guest lecture", "gave a seminar",
            "gave the seminar", "gave a presentation", "gave a tutorial", "give a tutorial", "giving a tutorial",
            "tutorial at", "talk at", "talk on", "talk about", "talks at", "talk to", "spoke at", "speaking at",
            "speak at", "will speak", "delivered a talk", "delivered a presentation", "delivered a keynote",
            "delivered", "lightning talk", "oral presentation", "oral presentations", "poster presentation",
            "seminar at", "seminar talk", "panelist", "panelist at", "on a panel", "panel discussion", "podcast",
            "webinar", "colloquium", "contributed talk", "i talked about", "vortrag", "eingeladener vortrag", "exposé",
            "séminaire", "conférence invitée", "charla", "palestra", "ponencia", "报告", "邀请报告", "講演",
            "招待講演", "発表", "강연", "discussant", "roundtable", "round table", "took part in a panel",
            "participated in a panel", "lezing", "voordracht", "vortragende",
        ],
    ),
    // Presenting a work.
    (
        Present,
        &[
            "presented", "presenting", "present", "presents", "presentation", "presentations", "to present",
            "will present", "will be presenting", "i presented", "gave an oral", "showcased", "demonstrated",
            "präsentiert", "présenté", "apresentei", "presenté", "presentei",
        ],
    ),
    // Beginning a job.
    (
        StartPosition,
        &[
            "joined", "join", "joining", "joins", "started as", "start as", "starting as", "started working",
            "started my", "starting my", "start my", "started a", "starting a", "started an", "started at",
            "started in", "began", "beginning", "begin", "began my", "started work", "new position", "new job",
            "appointed", "was appointed", "appointed as", "promoted", "promoted to", "was promoted", "i am now",
            "i'm now", "i’m now", "became", "become", "becoming", "interning", "intern at", "internship at",
            "summer intern", "research intern", "internship", "visiting", "visited", "will be joining", "will join",
            "moved to", "moving to", "accepted a position", "accepted a postion", "accepted the position",
            "accepted a postdoc", "accepted a postdoctoral", "accepted a faculty", "accepted a job",
            "accepted an offer", "tenure", "granted tenure", "took up", "starts his", "starts her", "starts their",
            "starts as", "starts a", "hired", "affiliated", "takes up", "take up", "taking up", "appointment as",
            "new role", "elected head", "angefangen", "wechsle", "bin nun", "bin jetzt", "ich nun", "nun professor",
            "nun professorin", "ernannt", "berufen", "ruf an", "trete meine", "neue stelle", "rejoins", "rejoint",
            "nommé", "nommée", "recruté", "recrutée", "promu", "promue", "intègre", "empecé", "comecei", "nombrado",
            "nombrada", "me incorporo", "incorporado", "incorporada", "nomeado", "nomeada", "contratado", "contratada",
            "assunto", "nominato", "nominata", "加入", "入职", "晋升", "受聘", "着任", "就任", "부임", "임용",
            "bin ich", "arbeite ich", "ruf auf", "hired by", "recruited by", "preso servizio", "ho iniziato",
            "inizio come", "begonnen als", "research stay", "research visit", "on sabbatical", "forschungsaufenthalt",
            "estancia", "séjour de recherche", "spending the summer", "spent the summer", "angetreten", "stelle als",
            "back at", "begonnen met", "aangesteld", "werk nu", "completed my residency", "my residency",
        ],
    ),
    // Ending a job.
    (
        EndPosition,
        &[
            "wrapped up", "finished my internship", "completed my internship", "finished my postdoc", "left my",
            "last day", "leaving",
        ],
    ),
    // Beginning a degree.
    (
        StartDegree,
        &[
            "started my phd", "start my phd", "starting my phd", "started my ph.d", "start my ph.d",
            "starting my ph.d", "began my phd", "pursuing", "phd student", "ph.d. student", "phd candidate",
            "ph.d. candidate", "ph. d. student", "ph. d. candidate", "dphil student", "dphil candidate",
            "doctoral student", "doctoral candidate", "advanced to candidacy", "doktorand", "doctorant", "doctorante",
            "博士生", "博士在读", "started my master", "start my master", "starting my master", "began my master",
            "beginning my master", "started a phd", "starting a phd", "start a phd", "begin my phd", "began a phd",
            "started my msc", "starting my msc", "started my doctora", "starting my doctora", "begin my doctora",
            "enrolled in", "enrolled at", "started my bachelor", "starting my bachelor",
        ],
    ),
    // Finishing a degree.
    (
        FinishDegree,
        &[
            "defended", "defended my", "successfully defended", "defense", "defence", "viva", "graduated",
            "graduated from", "graduation", "graduating", "finished my phd", "finishing my phd", "completed my phd",
            "completed my ph.d", "obtained my", "received my", "earned my", "got my phd", "hold a", "promoviert",
            "soutenu", "soutenance", "defendi", "defendí", "博士毕业", "毕业", "获博士学位", "修了", "passed my viva",
            "defendido", "leído mi tesis", "discusso la tesi", "ho discusso", "verdedigd", "gepromoveerd",
            "verteidigt", "abgeschlossen", "laureata", "laureato", "취득", "取得", "答辩通过",
        ],
    ),
    // Only being there.
    (
        Attend,
        &[
            "attending", "attended", "attend", "participated", "participating", "see you", "will be at",
            "i will be in", "travelling to", "traveling to", "teilgenommen", "participé", "参加",
        ],
    ),
    // Not yet.
    (
        Future,
        &[
            "looking forward", "look forward", "plan to", "planning to", "hope to", "hoping to", "stay tuned",
            "coming soon", "upcoming",
        ],
    ),
    // Not so.
    (
        Negative,
        &[
            "rejected", "desk-rejected", "rejection", "declined", "turned down", "cancelled", "canceled", "postponed",
            "did not", "didn't", "didn’t", "withdrawn", "withdrew", "retracted", "unsuccessful", "not accepted",
            "not been accepted", "not get accepted", "not awarded", "not been awarded", "not selected",
            "not been selected", "not chosen", "not funded", "not granted", "not published", "not win", "not received",
            "not receive", "not make it", "not shortlisted",
            // German, French, Spanish, Portuguese, Italian
            "abgelehnt", "zurückgezogen", "nicht angenommen", "nicht bewilligt", "nicht gefördert", "abgesagt",
            "refusé", "refusée", "rejeté", "rejetée", "pas été accepté", "pas été acceptée", "pas été retenu",
            "annulé", "rechazado", "rechazada", "no fue aceptado", "no fue aceptada", "no ha sido aceptado",
            "cancelado", "rejeitado", "rejeitada", "recusado", "recusada", "não foi aceito", "não foi aceite",
            "não foi aceita", "rifiutato", "rifiutata", "respinto", "non è stato accettato", "non è stata accettata",
            // Chinese, Japanese, Korean
            "被拒", "拒稿", "不採択", "不採録", "불합격", "게재 불가",
        ],
    ),
    // Somebody else's news.
    (
        Others,
        &[
            "congratulations to", "congratulation to", "congrats to", "congrats", "congratulations", "my student",
            "my students", "my phd student", "our student", "our phd student", "our students", "welcome", "welcoming",
            "joined our", "joined the lab", "joins our", "joins the lab", "joining our", "joining the lab",
            "has joined", "kudos to", "well done", "we hired", "we are hiring", "open position", "looking for",
            "vacancy for", "vacancy in", "vacancy at", "a vacancy", "vacancies", "is opening", "internship positions",
            "positions are available", "position is available", "send your cv", "mein doktorand", "meine doktorandin",
            "glückwunsch", "glückwünsche", "wir gratulieren", "félicitations", "bravo à", "mon doctorant",
            "ma doctorante", "felicidades", "enhorabuena", "mi estudiante", "parabéns", "meu aluno", "minha aluna",
            "congratulazioni", "complimenti", "恭喜", "祝贺", "祝賀", "おめでとう", "축하",
        ],
    ),
];
