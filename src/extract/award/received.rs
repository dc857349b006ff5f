//! The verbs and phrases by which the owner receives an honour. Small letters; data only, see [`super::prose`].

/// Verbs and phrases before the name of an honour.
pub(super) const RECEIVED: &[&str] = &[
    // Winning and receiving
    "won", "win", "wins", "winning", "winner of", "received", "receive", "receives", "receiving", "recieved", "awarded",
    "granted", "obtained", "obtain", "obtains", "earned", "got", "get", "gets", "secured", "gained", "accepted",
    "achieved", "placed", "ranked", "bestowed", "offered", "given", "recipient of", "recipients of", "a recipient",
    "the recipient", "conferred", "presented with", "honors including", "honours including", "awards including",
    "supported by", "funded by", "under the support of", "with the support of", "holder of", "holder of the", "shared",
    "took", "takes", "taking", "landed", "scooped", "gave me", "gave us", "awards me",
    "awards us", // Being chosen
    "selected", "named", "recognized", "recognised", "honored", "honoured", "elected", "appointed", "nominated",
    "shortlisted", "longlisted", "chosen", "inducted", "distinguished", "was a finalist", "were finalists", "listed",
    "highlighted as", "acknowledged", "elevated", "crowned", "was made", "made the", // Holding
    "started my", "start my", "starting my", "started a", "began my", "began a", "begin my", "beginning my", "on a",
    "with a", "with an", "hold a", "holds a", "i am a", "i was a", "an honor", "became a", "became the", "i'm a",
    "i’m a", "is a", "i hold", // German and Dutch
    "erhalten", "erhielt", "erhält", "erhalte", "gewonnen", "gewann", "gewinnt", "ausgezeichnet", "verliehen",
    "bekommen", "bekam", "zuerkannt", "zugesprochen", "bewilligt", "eingeworben", "geehrt", "nominiert", "verleihung",
    "mit dem", "mit einem", "ontvangen", "gekregen", // French
    "lauréat", "lauréate", "lauréats", "reçu", "reçoit", "reçois", "obtenu", "obtient", "obtention", "remporté",
    "remporte", "décroché", "récompensé", "récompensée", "distingué", "distinguée", "décerné", "décernée", "attribué",
    "attribuée", "nommé", "nommée", "bénéficie", "titulaire", "finaliste", // Spanish
    "recibí", "recibió", "recibido", "recibe", "recibimos", "obtuve", "obtuvo", "obtenido", "gané", "ganó", "ganado",
    "ganador", "ganadora", "ganamos", "galardonado", "galardonada", "premiado", "premiada", "concedido", "concedida",
    "otorgado", "otorgada", "finalista", "distinguido", "distinguida", "becado", "becada", "beneficiaria",
    "beneficiario", // Portuguese
    "recebi", "recebeu", "recebido", "recebemos", "obtive", "obteve", "ganhei", "ganhou", "ganhador", "ganhadora",
    "vencedor", "vencedora", "contemplado", "contemplada", "agraciado", "agraciada", "conquistei", "conquistou",
    "bolsista", // Italian
    "ricevuto", "riceve", "vinto", "vince", "vincitore", "vincitrice", "ottenuto", "conseguito", "premiato",
    "premiata", "insignito", "insignita", "assegnato", "assegnata", "conferito",
];

/// Verbs behind the name.
pub(super) const RECEIVED_BEHIND: &[&str] = &[
    // German, whose participles end the clause
    "erhalten", "gewonnen", "ausgezeichnet", "verliehen", "bekommen", "zuerkannt", "zugesprochen", "bewilligt",
    "eingeworben", "geehrt", "aufgenommen", "erhielt", "gewann", "ontvangen", "gekregen", "toegekend", // English
    "received", "awarded", "secured", "funded", "won", // French
    "obtenu", "obtenue", "reçu", "reçue", "accordé", "accordée", "attribué", "attribuée", "décroché", "décrochée",
    // Spanish, Portuguese, Italian
    "concedida", "concedido", "otorgada", "otorgado", "obtenida", "obtenido", "recibida", "recibido", "recebida",
    "recebido", "ottenuta", "ottenuto", "ricevuta", "ricevuto", "assegnata", "assegnato", "vinta", "vinto",
];
