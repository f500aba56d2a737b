"""What pages carry beside the report, as data: each rule matches whole lines, and says why.

A rule never looks inside a sentence. Where a line might be the report's own, the rule asks for
its place: at the edges, before the first paragraph of prose or after the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 600  # characters; a longer line is taken for prose by every rule


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of one kind that are not the report."""

    name: str
    why: str
    pattern: re.Pattern[str]
    edges_only: bool = False
    with_quotes: bool = False  # whether a line may match in which somebody speaks


def _rule(
    name: str, why: str, *lines: str, edges_only: bool = False, with_quotes: bool = False
) -> Rule:
    pattern = re.compile("|".join(f"(?:{line})" for line in lines), re.I)
    return Rule(name, why, pattern, edges_only, with_quotes)


PLATFORM = (
    r"(?:facebook|twitter|x|whats ?app|telegram|linked ?in|pinterest|reddit|instagram|messenger|"
    r"tumblr|flipboard|google\+|google plus|google news|snapchat|threads|bluesky|mastodon|youtube|"
    r"tiktok|viber|vk|pocket|e-?mail|print|sms|copy link|copy url|link|line|sharethis|addthis)"
)
AGENCY = (
    r"(?:getty(?: images)?|reuters|ap|ap photo|ap images|afp|epa|epa-efe|tass|ria novosti|sputnik|"
    r"shutterstock|istock|alamy|bloomberg|upi|ani|pti|xinhua|anadolu|imago|dpa|rex features|rex|"
    r"wikimedia(?: commons)?|flickr|unsplash|pixabay|pool|zuma(?: press)?|press association|"
    r"pa images|pa)"
)
STORE = r"(?:app store|google play|play store|itunes)"
LISTED = (
    r"(?:article|story|stories|articles|post|posts|content|coverage|news|link|links|topics|"
    r"reading|video|videos)"
)

RULES = (
    _rule(
        "advertisement label",
        "advertisement label",
        r"(?:advert(?:is|iz)e?ments?|advertisments?|adverti[sz]ing|paid (?:content|post))",
        r"(?:sponsored(?: (?:content|links?|by))?|promoted(?: content)?|ads? by \w+)",
        r"(?:ad|remove ads|skip advert(?:isement)?|close ad)",
        r"(?:the )?(?:story|article|content|post) continue[sd](?: (?:below|after))?"
        r"(?: (?:this|the))?(?: (?:ad|advert|advertisement|video|gallery|photo|slideshow))?",
        r"(?:continue reading|keep reading|scroll (?:down )?(?:to continue|for more))"
        r"(?: (?:with content|reading|below|the main story|below the ad))?"
        r"(?: (?:below|after) (?:this|the) (?:ad|advertisement))?",
        r"(?:photo|image|video|media) advertisement",
        r"(?:advert(?:is|iz)e?ment|sponsored|promotion)\s?[:|] .{1,160}",
        r"(?:advertisement |newsletter sign up )?continue reading the main story(?: .{0,300})?",
        r"scroll down for (?:more|videos?|the video)\.?",
    ),
    _rule(
        "jump link",
        "link to another article",
        r"(?:read (?:more|also|next|the full (?:story|article)|full story)|also read|see also|"
        r"see more|must[- ]read|watch (?:also|more|now|live|the video|below)|"
        rf"related(?: {LISTED})?|more(?: (?:on|from) .{{1,60}})?|don['’]t miss|"
        r"you (?:may|might) also (?:like|be interested in|want to read)|"
        r"recommended(?: for you| stories| reading)?|trending(?: now| stories)?|"
        r"(?:most|more) (?:read|popular|viewed|shared|stories)|latest (?:news|stories|videos)|"
        r"top stories|editor['’]?s['’]? picks?|up next|watch|listen)\s?[:»>|].{0,300}",
        r"(?:read (?:more|also|next|the full (?:story|article)|full story)|also read|see also|"
        rf"related {LISTED}|you (?:may|might) also like|recommended(?: for you| stories)|"
        r"trending(?: now| stories)|most (?:read|popular|viewed|shared)|more stories|"
        r"latest (?:news|stories|videos)|top stories|editor['’]?s['’]? picks?|up next|"
        r"watch (?:now|live|the video)|view (?:gallery|slideshow|photos|more)|"
        r"click (?:here )?(?:to|for) [^.]{1,80})(?: (?:here|»|>|>>|→|…|\.\.\.))?[.!]?",
        r"(?:click|tap) (?:here|on the \w+)(?: (?:to|for) [^.]{1,100})?[.!]?",
        r"[(\[]?(?:watch|listen to|see|read) (?:the )?(?:full )?(?:video|audio|clip|interview|"
        r"transcript|gallery|photos)(?: (?:above|below|here))?[)\]]?[:.!]?",
        with_quotes=True,
    ),
    _rule(
        "read more about",
        "link to another article",
        r"(?:read|see|hear|watch) more (?:about|on|at|from|here) [^.!?]{1,120}",
    ),
    _rule(
        "app promotion",
        "promotion of an app",
        r"(?:(?:for|to get) (?:all )?(?:the |our )?latest [^,.]{1,60}, )?"
        r"(?:please )?(?:download|get|install|try)(?: (?:the|our|free))* (?:[\w'’&.-]+ ){0,4}app"
        r"(?: (?:now|today|here|for free))*"
        rf"(?: (?:on|from|in|for) (?:the )?(?:{STORE}|ios|iphone|android|your phone)"
        rf"(?:,? (?:and|or|&) (?:the )?(?:{STORE}|ios|iphone|android))?)?"
        r"(?: (?:and|to|for) [^.!?]{1,80})?[.!]?",
        rf"(?:available|get it|download(?: it)?) (?:on|from) (?:the )?{STORE}.{{0,60}}",
        r"(?:open|view|continue) in (?:the )?app",
    ),
    _rule(
        "newsletter promotion",
        "promotion of a newsletter or subscription",
        r"(?:(?:please )?(?:click here to )?(?:sign up|subscribe|register|join us)|"
        r"get (?:our|the|all|breaking)|let our news|receive (?:our|the)|enter your e-?mail)\b"
        r"[^\n]{0,260}(?:newsletters?|(?:in|into|to|meet) your inbox|e-?mails?|"
        r"e-?mail alerts?|breaking news alerts?|daily briefing|"
        r"our (?:youtube|telegram|whatsapp) channel)\b[^\n]{0,160}",
        r"(?:(?:sign up|subscribe|register)(?: (?:now|today|here|for free))?|sign in|log in|"
        r"already a subscriber\?.{0,40}|become a (?:member|subscriber).{0,80}|newsletters?|"
        r"support (?:us|our (?:work|journalism)).{0,80}|donate(?: now)?)[.!]?",
        r"(?:stay (?:up[- ]to[- ]date|tuned|informed|connected)|never miss a story)\b.{0,160}",
        r"(?:thank you|thanks) for (?:signing up|subscribing|reading|registering)\b"
        r"[^.!]{0,60}[.!]?.{0,80}",
    ),
    _rule(
        "newsletter by another name",
        "promotion of a newsletter or subscription",
        r"(?:sign up|subscribe|register) (?:for|to) [^.!?]{1,80}(?:[.!?] .{0,120})?[.!]?",
        r"get (?:the|our) (?:(?:free|latest|daily|weekly|morning|evening) ){1,2}[^.!?]{1,60}"
        r"(?:[.!?] .{0,120})?[.!]?",
    ),
    _rule(
        "follow us",
        "promotion of a social channel",
        r"(?:please )?(?:you can )?(?:also )?(?:follow|like|join|find|connect with)"
        r" (?:us|me|him|her|them|@\w+|(?:the )?[\w.'’-]+(?: [\w.'’-]+){0,5}(?: \(?@\w+\)?)?) on "
        rf"(?:the )?{PLATFORM}\b[^\n]{{0,200}}",
        r"follow us on [^.!?]{1,60}[.!]?",
        r"follow @\w+(?:(?:,| and|,? &)? @\w+){0,4}\.?",
        r"(?:join (?:the )?(?:conversation|discussion))\b.{0,80}",
    ),
    _rule(
        "cookie notice",
        "cookie notice",
        r"(?:we|this (?:web)?site|our (?:web)?site|[\w.]{1,40}\.(?:com|org|net))"
        r" (?:and our partners )?uses? cookies\b.{0,500}",
        r"by (?:continuing to (?:use|browse)|using) (?:this|our) (?:web)?site\b.{0,400}",
        r"(?:accept|reject|manage) (?:all )?cookies(?: settings)?",
        r"cookie (?:settings|policy|preferences)",
        r"(?:please )?(?:enable|turn on) javascript\b.{0,200}",
        r"your browser does not (?:currently )?(?:support|recognize)\b.{0,200}",
    ),
    _rule(
        "share prompt",
        "share buttons",
        r"(?:share|tweet|post|send|save|pin|e-?mail)"
        r"(?: (?:this|it|this (?:article|story|page|post)|article|story|with))?"
        rf"(?: (?:on|via|to|by|with)) {PLATFORM}(?: \(opens in (?:a )?new window\))?",
        r"click to (?:share|e-?mail|print|tweet)\b.{0,80}",
        r"(?:share|tweet|retweet|save|print) this"
        r"(?: (?:article|story|page|post|video|link))?(?: (?:now|with.{0,30}))?:?",
        r"share this article share .{0,80}",
        r"share (?:article|story|post|options|tools|via)|copy (?:link|url)(?: to clipboard)?",
        r"(?:what['’]s your reaction|how do you feel about this (?:story|post))\??",
        r"\d[\d.,]*[km]? (?:shares?|retweets?|likes?|reactions|views)(?: [|•·] .{0,40})?",
    ),
    _rule(
        "comments prompt",
        "comments section",
        r"(?:view|leave|add|post|show|read|see|write|load|hide)(?: a| all| your| the| more)?"
        r" (?:comments?|reply)(?: \(?\d+\)?)?",
        r"\(?\d+\)? comments?|comments? \(\d+\)|comments are (?:closed|off)\.?",
        r"no comments yet",
        r"(?:what do you think\?|let us know|tell us what you think|have your say)\b.{0,40}"
        r"comments?\b.{0,40}",
    ),
    _rule(
        "notice of the site",
        "notice of the site",
        r"this (?:article|story) is (?:more than|over) \d+ (?:months?|years?) old\.?",
        r"(?:\d+|one|two|three|four|five)[- ]min(?:ute)?s?(?: to)? read(?: time)?",
        r"(?:estimated )?read(?:ing)? time:? ?(?:less than )?\d+ ?min(?:ute)?s?(?:\(s\))?",
        r"(?:listen to|play|hear) (?:this )?(?:article|story)(?: (?:now|\d.{0,20}))?",
        r"(?:play|watch|pause|mute) (?:the )?video(?: content)?(?: \d\d?:\d\d)?",
        r"(?:video|image|photo|audio|media) (?:playback )?"
        r"(?:unavailable|not available|not supported)\b.{0,80}",
        r"media playback is (?:unsupported|not supported) on (?:your|this) device"
        r"(?: media caption .{0,300})?",
        r"(?:skip to (?:main )?content|back to top|go to top|loading(?:…|\.{3})?|"
        r"toggle navigation)",
        r"[\w’' ]{0,60}transcripts are created on a rush deadline\b.{0,400}",
        r"(?:do you have|have you got|got|have) an? (?:story|news tip|tip)\b.{0,60}"
        r"(?:email|contact|call|tell|let|send)\b.{0,200}",
        r"we pay for (?:your )?(?:stories|videos).{0,300}",
        r"(?:the )?(?:opinions|views)(?: and opinions)? expressed (?:by|in|here|are)\b.{0,300}",
        r"can['’]t see the video\? click here\.?|\[pullquote\]|full coverage:.{0,80}",
        r"external links are provided for reference purposes\b.{0,200}",
        r"(?:save){2,}",
        r"this (?:video|content|image) (?:is not|isn['’]t) available\b.{0,80}",
    ),
    _rule(
        "author's picture",
        "label of the author's picture",
        r"author[- ]image|author[- ](?:photo|avatar)",
    ),
    _rule(
        "photo credit",
        "photo caption or credit",
        r"(?:(?:file|stock|cover|lead|featured|main|representative|representational) )?"
        r"(?:photos?|images?|pictures?|photographs?|pics?|credits?|photo credits?|image credits?|"
        r"picture credits?|image source|photo source|illustration|screengrab|screenshot)"
        r"\s?(?:[:/|]|by:|courtesy(?: of)?:?|credit:?|copyright|source:?|©)\s?[^.!?]{1,90}\.?",
        r"(?:photo|image|picture|photograph|illustration)s? (?:by|from|via) [^.!?]{1,60}"
        rf"(?:[/|,(] ?|via ){AGENCY}\)?\.?",
        rf"(?:©|\(c\)|photo ©|image ©)?\s?{AGENCY}(?: photo)?[/|](?: ?[\w.'’ -]{{1,50}})?",
        r"getty images|ap photo|shutterstock|wikimedia commons",
        r".{0,500}[(\[](?:(?:ap|reuters|afp|getty|file|pool) )?"
        r"(?:photo|image|picture|photograph|pic|credit)s?(?: (?:by|courtesy(?: of)?|via|from) |"
        r"\s?[:/|]\s?)[^()\[\]]{1,90}[)\]]\.?",
        rf".{{0,500}}[(\[][^()\[\]]{{1,60}}[/|]\s?{AGENCY}(?:[/|][^()\[\]]{{1,40}})?[)\]]\.?",
        r".{0,400}\(cc[ -]by(?:-[a-z]{2}){0,3}(?: \d\.\d)?\)\.?",
        r"(?:image|media) (?:copyright|caption|source)\b.{0,300}",
        r"file\s?[-–—]\s?(?:in|this|a|an)\b .{0,500}",
        r"(?:photos|gallery|slideshow|in pictures)\s?[:»>|].{0,500}",
        r".{0,500}\bhide caption(?: \d{1,3} of \d{1,3})?",
        r"(?:enlarge this image )?toggle caption .{0,400}",
        r"slideshow \(\d+ images?\)|(?:next|prev) image \d+ of \d+|just watched .{0,500}",
        r"photos?|videos?|image|gallery|slideshow|graphic|interactive feature|hide caption|"
        r"toggle caption|enlarge this image|view photos?",
        r"(?:file|representational|representative|illustrative) (?:photo|image|picture)\.?",
        with_quotes=True,
    ),
    _rule(
        "copyright notice",
        "copyright notice",
        r"(?:©|\(c\)|copyright\b)\s?(?:©|\(c\))?\s?(?:by )?(?:\d{4}(?:[-–]\d{2,4})?)\b.{0,500}",
        r"(?:©|\(c\)|copyright\b)[^.]{0,80}\ball rights reserved\b.{0,300}",
        r"all rights reserved\.?",
        r"this material may not be (?:published|reproduced)\b.{0,200}",
    ),
    _rule("dividing line", "dividing line", r"[\W_]+"),
    _rule(
        "relative date",
        "date line that counts from the reader's day",
        r"(?:published|posted|updated|last updated|modified)?:? ?(?:an?|\d+|one|two|three) "
        r"(?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s? ago",
        edges_only=True,
    ),
    _rule(
        "site navigation",
        "navigation of the site",
        r"(?:privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|about us|"
        r"contact us|advertise with us|careers|site ?map|rss|home|next article|previous article|"
        r"next (?:post|story)|previous (?:post|story)|load more|show more|view more|see all|"
        r"print(?: article| this)?|reprints?|report (?:a )?typo|report an error|menu|search|close)",
        edges_only=True,
    ),
    _rule(
        "tag list",
        "tags",
        r"(?:tags?|tagged(?: (?:with|in|as))?|filed under|categories|category|keywords|topics|"
        r"in this (?:article|story)|more (?:on|about) this (?:story|topic)|posted in)\s?:.{0,300}",
        r"(?:tags|filed under|topics|related tags)",
        r"#\w+(?:[ ,]+#\w+){0,20}",
        edges_only=True,
    ),
)

AGENCY_NAMED = re.compile(
    r"(?:The )?Associated Press|(?:Thomson )?Reuters|Agence France[- ]Presse|AFP|Bloomberg|"
    r"United Press International|Xinhua|TASS|Interfax|Press Trust of India|Kyodo News"
)
REACTIONS = frozenset("like dislike love funny angry sad wow haha happy".split())
SHARING = frozenset(
    "share tweet facebook twitter whatsapp linkedin telegram pinterest reddit email e-mail print x "
    "instagram messenger tumblr flipboard save pin comment comments copy link more reply youtube "
    "mail sms bookmark".split()
) | REACTIONS  # fmt: skip
COUNTER = re.compile(r"\(?\d{1,3}(?:[.,]?\d{1,3}){0,3} ?[KkM]?\)?")
# A line in which somebody speaks is the report's, unless its rule knows better.
SPEECH = re.compile(r"[\"“”„«»]|\b(?:said|says|told|added)\b", re.I)


@lru_cache(maxsize=4096)  # each line is asked for by several steps, and again in each round
def rule_of(line: str) -> Rule | None:
    """The rule that says this line is not the report, or None; rules for all places come first."""
    if len(line) > LONGEST:
        return None
    quoted = SPEECH.search(line) is not None
    bare = line.strip(" *_") or line
    unframed = _unframed(bare)
    for rule in RULES:
        if quoted and not rule.with_quotes:
            continue
        if rule.pattern.fullmatch(bare):
            return rule
        if unframed != bare and rule.pattern.fullmatch(unframed):
            return rule
    return None


def is_notice(line: str) -> bool:
    """Whether a line reads like a sentence and is a notice: of copyright, of cookies, a prompt."""
    rule = rule_of(line)
    return rule is not None and not rule.edges_only


def is_button(line: str) -> bool:
    """Whether a line holds nothing but the words of share and reaction buttons, or a count."""
    if len(line) > 80:
        return False
    words = re.findall(r"[\w-]+", line.lower())
    return bool(words) and (
        all(word in SHARING for word in words) or COUNTER.fullmatch(line.strip()) is not None
    )


def _unframed(line: str) -> str:
    bare = line.strip(" *-–—_=~|•·<>:")
    return bare[1:-1].strip() if bare[:1] in "[(" and bare[-1:] in "])" else bare
