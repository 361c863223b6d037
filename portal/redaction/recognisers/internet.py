"""E-mail addresses, personal links and user names, also when somebody spells them out.

A link to a council, the NHS or a charity is no private detail and stays; a
profile, a shared folder or a fund-raising page leads to one person.
"""

import re

from portal.redaction.recognisers.recogniser import Found, Recogniser

MAIL_HOSTS = (
    "gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|btinternet|sky|virginmedia|"
    "talktalk|protonmail|proton|nhs|me|mail|gmx|ntlworld|tiscali|o2|wp|onet|interia|hotmial|gmial"
)
AT = (
    r"(?:\s{0,2}@\s{0,2}|\s{0,2}[\[({<]\s?(?:at|@)\s?[\])}>]\s{0,2}|[\[({<]a[\])}>]"
    r"|\s(?:at|@)\ssign\s)"
)
DOT = (
    r"(?:\.\s(?=(?:com|org|net|co\.?\s?uk)\b)|\.|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?"
    r"|\s+(?:dot|full\sstop)\s+|\s\.\s?)"
)
PART = r"[A-Za-z0-9][\w+-]{0,63}"
ENDING = r"(?:com|co|uk|org|net|gov|ac|sch|nhs|eu|pl|ro|lt|info|me|ie|de|fr|edu|bg|lv|ua|sk)"

EMAIL = Recogniser(
    kind="email",
    pattern=re.compile(
        rf"(?<![\w.+'-])[\w.+'-]{{1,64}}(?:{DOT}{PART}){{0,4}}{AT}{PART}(?:{DOT}{PART}){{0,5}}",
        re.IGNORECASE,
    ),
    accept=lambda found: _is_address(found[0]),
    needs=re.compile(r"@|[\[({<]\s?at?\s?[\])}>]|\bat\ssign\b", re.IGNORECASE),
    finds=(
        ("write to jane.smith+send@gmail.com, please", "jane.smith+send@gmail.com"),
        ("JANE@HOTMAIL.CO.UK", "JANE@HOTMAIL.CO.UK"),
        ("its jane (at) kent.sch.uk ok", "jane (at) kent.sch.uk"),
        ("jane [at] gmail [dot] com", "jane [at] gmail [dot] com"),
        ("jane @ gmail . com", "jane @ gmail . com"),
        ("jane @ outlook. com", "jane @ outlook. com"),
        ("jane@gmail", "jane@gmail"),
        ("to k.nowak(a)example.com", "k.nowak(a)example.com"),
        ("jane at sign outlook full stop com ok", "jane at sign outlook full stop com"),
    ),
    leaves=(
        "school (at last)",
        "option (a) is best",
        "look at sign language.",
        "meet @ 3pm",
        "stars @ the sky",
        "follow @KentCC",
    ),
)
SPOKEN = Recogniser(
    kind="email",
    pattern=re.compile(
        rf"(?<![\w.]){PART}(?:(?:\.|_|\s+(?:dot|underscore|dash|hyphen)\s+){PART}){{0,4}}"
        rf"\s+at\s+(?:(?:{MAIL_HOSTS})\b(?:{DOT}{PART}){{0,3}}|{PART}(?:\s+dot\s+{PART}){{1,4}})",
        re.IGNORECASE,
    ),
    accept=lambda found: _is_address(found[0]),
    needs=re.compile(rf"(?i:\bat)\s+(?i:(?:{MAIL_HOSTS})\b|[\w.-]+\s+dot\b)"),
    words=frozenset(["at"]),
    finds=(
        ("jane dot smith at gmail dot com", "jane dot smith at gmail dot com"),
        ("kaismum84 at gmail", "kaismum84 at gmail"),
        ("janesmith at sky dot com", "janesmith at sky dot com"),
        ("jane AT outlook.com", "jane AT outlook.com"),
    ),
    leaves=(
        "look at kent.gov.uk",
        "I was at live events",
        "shouted at me and left",
        "he looked at me. Then he left",
        "up at the sky",
    ),
)


def _is_address(text: str) -> bool:
    """Tell an address from “look at me” and from “meet @ 3pm”."""
    before, sign, after = re.split(
        r"(@|[\[({<]\s?(?:at|a)\s?[\])}>]|\sat\ssign\s|\sat\s)", text, maxsplit=1, flags=re.I
    )
    if sign.strip().lower() != "at":
        apart = before[-1:].isspace() or after[:1].isspace()
        close = not ("sign" in sign or (sign == "@" and apart))
        return close or bool(re.search(rf"(?:\.|dot|stop)\W{{0,2}}{ENDING}\b", after, re.I))
    if re.search(r"\sdot\s|\.", after) and not re.match(
        r"\s*(?:me|sky|live|mail)\s*\.\s", after, re.I
    ):
        return True
    return bool(re.search(r"[\d_.]|\s(?:dot|underscore)\s", before)) or bool(
        re.match(
            r"\s*(?:gmail|googlemail|hotmail|yahoo|ymail|icloud|btinternet|aol|msn)\b", after, re.I
        )
    )


SOCIAL = (
    r"facebook\.com|fb\.com|fb\.me|instagram\.com|twitter\.com|x\.com|tiktok\.com|snapchat\.com|"
    r"youtube\.com|youtu\.be|linkedin\.com|threads\.net|gofundme\.com|justgiving\.com|linktr\.ee|"
    r"wa\.me|t\.me|discord\.gg|discord\.com|dropbox\.com|docs\.google\.com|drive\.google\.com|"
    r"1drv\.ms|onedrive\.live\.com|photos\.app\.goo\.gl|pinterest\.\w+|reddit\.com|paypal\.me|"
    r"crowdfunder\.co\.uk|change\.org|meet\.google\.com|zoom\.us|sharepoint\.com|ko-fi\.com|"
    r"petition\.parliament\.uk/sign"
)
BLOGS = r"blogspot\.\w+|wordpress\.com|wixsite\.com|substack\.com|tumblr\.com|weebly\.com"
LINK = Recogniser(
    kind="link",
    pattern=re.compile(
        rf"(?<![\w@.])(?:https?://)?(?:[\w-]{{1,40}}\.){{0,3}}"
        rf"(?:(?:{SOCIAL})/[^\s<>\"]{{1,300}}|(?:{BLOGS})(?:/[^\s<>\"]{{1,300}})?)"
        r"|(?<![\w@.])(?:https?://|www\.)[^\s<>\"/?]{1,120}(?:/[^\s<>\"?]{0,200})?"
        r"(?:\?[^\s<>\"]{1,300}|/~\w[^\s<>\"]{0,100}|/(?:user|users|u|profile|people|in)/[^\s<>\"]{1,100})",
        re.IGNORECASE,
    ),
    needs=re.compile(r"\.\w\w"),
    accept=lambda found: not re.search(r"/(?:KentCC|groups?/?$)", found[0]),
    finds=(
        ("see facebook.com/jane.smith.90 ok", "facebook.com/jane.smith.90"),
        ("https://www.instagram.com/kais_mum/", "https://www.instagram.com/kais_mum/"),
        ("kaisjourney.wordpress.com", "kaisjourney.wordpress.com"),
        (
            "at https://x.kent.gov.uk/case?id=8812&k=smith",
            "https://x.kent.gov.uk/case?id=8812&k=smith",
        ),
    ),
    leaves=(
        "www.kent.gov.uk/localoffer is hard to use",
        "https://www.ipsea.org.uk/ehc-plans",
        "on youtube.com",
    ),
)

APPS = (
    r"insta(?:gram)?|ig|snap(?:chat)?|sc|facebook|fb|tik\s?tok|twitter|discord|whatsapp|messenger|"
    r"telegram|xbox|psn|ps[45]|roblox|youtube|gamertag|gamer\s?tag|user\s?name|handle|kik|steam|skype"
)
NAMED = (
    rf"(?:(?:{APPS})\b(?:\s(?:name|user\s?name|handle|account|id|tag|user|profile|page|channel))?)"
)
AT_NAME = Recogniser(
    kind="handle",
    pattern=re.compile(r"(?<![\w@./])@(?=\w{0,28}[A-Za-z])\w[\w.]{1,28}\w"),
    accept=lambda found: (
        not re.match(
            r"@(?:kent|nhs|ipsea|gov|bbc|leics|medway|mencap|scope|contact|ofsted|dfe|sendiass|\w*council)",
            found[0],
            re.I,
        )
    ),
    needs=re.compile(r"@"),
    finds=(("message me @kais_mum84 please", "@kais_mum84"),),
    leaves=("ask on @KentCC_news", "meet @ 10"),
)
HANDLE = Recogniser(
    kind="handle",
    pattern=re.compile(
        rf"\b{NAMED}(?:\s?[:=]\s?|\s(?:is|under|as)\s(?:under\s)?|\s?-\s)\s?@?"
        r"(?P<a>(?!(?:on|in|a|an|the|not|so|too|very|where|how|what|full|great|good|better|only|also|"
        r"just|really|awful|rubbish|useless|it|my|our|they|we|i|used|down|more|all|no|bad|easier|"
        r"quicker|and|but|or|easy|hard|much|best|worse|confusing|helpful|closed|private)\b)"
        r"\w[\w.]{2,29}(?-i:\s[A-Z][a-z'-]+)?)"
        r"|\b(?:ig|insta(?:gram)?|snap(?:chat)?|tik\s?tok)\s"
        r"(?P<dotted>[a-z]\w{1,20}\.[a-z][\w.]{1,20})"
        rf"|\b{NAMED}\s(?P<tag>\w{{2,30}}#\d{{3,5}})"
        rf"|\b{NAMED}\s(?P<b>(?=[\w.]{{0,28}}[\d_])(?=[\d_.]{{0,28}}[A-Za-z])\w[\w.]{{2,29}})",
        re.IGNORECASE,
    ),
    accept=lambda found: _is_own(found),
    words=frozenset(
        "insta ig instagram snap snapchat sc facebook fb tik tiktok twitter discord whatsapp"
        " messenger telegram xbox psn ps roblox youtube gamertag gamer username user handle kik"
        " steam skype".split()
    ),
    finds=(
        ("my insta: kaismum84", "kaismum84"),
        ("add me on snapchat kai_xx09", "kai_xx09"),
        ("discord wolfie#2231", "wolfie#2231"),
        ("my username is dragonboy", "dragonboy"),
        ("my facebook is Jane Smith", "Jane Smith"),
    ),
    leaves=(
        "the facebook group is great",
        "facebook is the only place to ask",
        "Xbox time is all he wants",
        "on whatsapp: we share tips",
        "a man from discord is coming",
        "the facebook page is dead",
        "somebody on roblox is asking her",
    ),
)


def _is_own(found: Found) -> bool:
    """Accept what follows “my insta is” or “username:”, and whatever is written like a handle."""
    if found["a"] is None or re.search(r"[\d_.]", found["a"]):
        return True
    before = found.string[max(0, found.start() - 8) : found.start()].lower()
    said = re.search(
        r"name|handle|tag|[:=]|\s-\s", found[0][: found.start("a") - found.start()], re.I
    )
    return bool(said) or before.endswith(("my ", "his ", "her ", "our ", "me on ", "is on "))


ON_APP = Recogniser(
    kind="handle",
    pattern=re.compile(
        r"\b(?:dm|message|msg|add|find|follow)\sme\s@\s?(?P<me>\w[\w.]{2,29})"
        rf"|\b(?:dm|add|follow|find|message|msg)\s(?P<who>(?=[\w.]{{0,28}}[\d_.])\w[\w.]{{2,29}})\son\s(?:{APPS})\b"
        rf"|\bdm\s(?P<dm>(?!me\b|us\b|you\b)\w[\w.]{{2,29}})\son\s(?:{APPS})\b"
        r"|(?<![\w/])u/(?P<user>[\w-]{3,25})"
        rf"|\b(?:{APPS})\s(?:user\s?name|handle)\s"
        r"(?P<named>(?!(?:is|was|and|or|to|for|does|has|not|in|on|so|with|if|when)\b)\w[\w.]{2,29})",
        re.IGNORECASE,
    ),
    words=frozenset("dm message msg add find follow u username user handle".split()),
    finds=(
        ("DM me @ kaimum", "kaimum"),
        ("add kaimum84 on snap", "kaimum84"),
        ("reddit u/kaimum_4", "kaimum_4"),
        ("my tiktok handle kaimum", "kaimum"),
    ),
    leaves=(
        "find us on facebook",
        "follow you on twitter",
        "message me on whatsapp",
        "he/she/u/me",
    ),
)

PUBLIC = re.compile(
    r"(?:^|\.)(?:(?:gov|nhs|org|ac|sch|police|parliament|mod)\.uk|bbc\.co\.uk|"
    r"youtube\.com|youtu\.be|facebook\.com|google\.com|google\.co\.uk|wikipedia\.org|"
    r"specialneedsjungle\.com|theguardian\.com|kentonline\.co\.uk|leicestermercury\.co\.uk)$",
    re.IGNORECASE,
)
OWN_SITE = Recogniser(
    kind="link",
    pattern=re.compile(
        r"(?<![\w@.])(?:https?://|www\.)[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}"
        r"(?:/[^\s<>\"]{0,300}[^\s<>\".,;:!?)'])?/?",
        re.IGNORECASE,
    ),
    accept=lambda found: not PUBLIC.search(re.sub("^https?://", "", found[0]).split("/")[0]),
    needs=re.compile(r"://|www\.", re.IGNORECASE),
    finds=(
        ("see www.drawnbykai.example.", "www.drawnbykai.example"),
        ("at https://chat.example.com/g/send-dads, forty", "https://chat.example.com/g/send-dads"),
    ),
    leaves=("www.kent.gov.uk/localoffer", "https://www.ipsea.org.uk/ehc-plans", "www.nhs.uk"),
)

BARE_SITE = Recogniser(
    kind="link",
    pattern=re.compile(
        r"(?<![\w@./-])[\w-]{2,60}(?:\.[\w-]{2,60}){1,4}/[^\s<>\"]{0,300}[^\s<>\".,;:!?)']",
        re.IGNORECASE,
    ),
    accept=lambda found: (
        not PUBLIC.search(found[0].split("/")[0])
        and bool(re.search(rf"\.(?:{ENDING}|io|app|site|page|blog)/", found[0], re.I))
    ),
    needs=re.compile(r"\.\w{2,6}/\w"),
    finds=(("mine change.example.org/p/our-unit 812 names", "change.example.org/p/our-unit"),),
    leaves=("on kent.gov.uk/localoffer", "at www.nhs.uk/send", "on 12.03/2024", "e.g./i.e. both"),
)

ALL = (EMAIL, SPOKEN, LINK, OWN_SITE, BARE_SITE, AT_NAME, HANDLE, ON_APP)
