"""The words that give a name away: kin, roles, titles, what people do, how letters end."""

KIN = frozenset(
    """
    son daughter child boy girl kid lad lass baby toddler teenager teen teenage tween twin
    grandaughter daugther doughter granson neice freind
    twins triplet triplets sons daughters boys girls kids children grandson granddaughter
    grandsons granddaughters grandchild grandchildren grandkids stepson stepdaughter stepchild
    nephew niece nephews nieces brother sister brothers sisters sibling siblings cousin cousins
    godson goddaughter husband wife hubby partner fiance fiancee boyfriend girlfriend mum mom
    mother dad father mam stepmum stepdad nan nana nanny gran grandma grandad granddad
    grandmother grandfather auntie aunty aunt uncle friend neighbour mate bestie foster-son
    foster-daughter ds dd dh dw dgs dgd lo fc youngster infant
    """.split()
)
YOUNG = frozenset(
    """
    son daughter child boy girl kid lad lass baby toddler teenager teen twin twins sons
    daughters boys girls kids grandson granddaughter grandchild stepson stepdaughter stepchild
    nephew niece brother sister godson goddaughter ds dd lo lad
    """.split()
)
ROLES = frozenset(
    """
    senco sendco teacher headteacher head tutor ta lsa hlta assistant caseworker worker ep
    psychologist paediatrician pediatrician ot slt salt physio physiotherapist therapist nurse
    consultant gp doctor keyworker manager officer coordinator co-ordinator visitor childminder
    driver escort mentor advocate solicitor barrister carer nanny adviser advisor receptionist
    governor inspector principal counsellor psychiatrist dietitian dietician audiologist
    optician dentist midwife coach instructor chair chairperson secretary lady man woman guy
    bloke person chap someone somebody practitioner lead leader specialist judge psych mediator
    support social practitioner colleague boss supervisor member classmate bully pupil student
    client councillor volunteer interpreter babysitter guardian sendiass matron ward-sister
    registrar clinician named-worker pa escort chaperone parent
    """.split()
)
TITLES = frozenset(
    """
    mr mrs ms mx miss dr doctor prof professor cllr councillor sir rev reverend mister missus
    nurse
    """.split()
)
SPOKEN_TITLES = frozenset(
    "auntie aunty aunt uncle nanny nana nan grandma grandad granddad gran granny".split()
)
CALLED = frozenset("called named".split())
POSSESSIVES = frozenset("my our his her their the your a an this that another".split())
KIND_WORDS = frozenset(
    """
    eldest youngest oldest middle little older younger autistic disabled beautiful lovely
    foster adopted step twin teenage late dear darling poor only first second third big
    gorgeous amazing brilliant best old new own year yr yo girl boy primary class form deputy
    assistant head senior non-verbal nonverbal
    """.split()
)
DOES = frozenset(
    """
    is was has had isn't wasn't hasn't hadn't isnt wasnt hasnt hadnt loves loved likes liked
    hates hated struggles struggled needs needed cries cried screams screamed sleeps slept
    wakes goes went gets got says said told tells rang called calls never always really just
    also who can't cant couldn't couldnt doesn't doesnt didn't didnt won't wont refuses refused
    attends attended started starts left joined moved turns turned thinks thought feels felt
    came comes sits sat stays stayed eats ate plays played asked asks wants wanted
    gave gives made makes keeps kept explained listened helped understood understands knew
    knows took takes spoke speaks wrote phoned emailed promised replied visited met seems
    seemed became becomes uses enjoys enjoyed misses missed deserves lives lived lost broke
    hits hit bites bit walks talks can could will would still now finally aged masks masked
    melts bangs travels sees saw been tried tries has
    """.split()
)
ANIMATE = DOES - frozenset(
    """
    is was has had isn't wasn't hasn't hadn't isnt wasnt hasnt hadnt called calls never always
    really just also who can could will would still now finally been goes went came comes makes
    made takes took gives gave keeps kept left started starts seems seemed became becomes needs
    needed gets got moved uses turns turned helped hit lost broke said says won't wont doesn't
    doesnt can't cant didn't didnt couldn't couldnt met told tells aged
    """.split()
)
IS_SOMEBODY = frozenset(
    """
    is was has had isn't wasn't hasn't isnt wasnt hasnt goes loves needs hates got gets can't
    cant does doesn't doesnt didn't didnt who aged cries struggles refuses says said started
    went
    """.split()
)
BELONGS = frozenset(
    """
    mum mother dad father parents sister brother nan gran grandma grandad family school teacher
    senco needs anxiety autism adhd diagnosis ehcp ehc plan behaviour birthday speech
    caseworker class head transport taxi placement sleep life future education review draft
    report assessment case name voice views wishes story experience meltdowns condition
    epilepsy mental transition place application file therapist therapy ta ot salt ep
    psychologist consultant education's attendance worker carer confidence progress eyes face
    progress funding setting needs sensory
    """.split()
)
CLOSINGS = frozenset(
    """
    thanks thank regards wishes sincerely faithfully cheers love from signed ta best
    respectfully gratefully thankyou thx xx x xxx warmly pozdrawiam pozdrowienia multumesc
    dziekuje
    """.split()
)
GREETINGS = frozenset("hi hello hey dear hiya morning afternoon".split())
ORGANISATION = frozenset(
    """
    centre center hospital school academy college nursery preschool pre-school trust foundation
    charity service services team council road street avenue lane close drive gardens crescent
    court place grove house hall park unit ward clinic club group hub primary secondary infants
    infant junior juniors grammar university church surgery practice society association
    university institute library theatre museum farm zoo beach bridge station playground
    playgroup theatre stadium pool class classroom room suite wing block cafe cup league train
    test model framework inquiry syndrome disease week day month night fair festival market
    shop store therapy support training curriculum pathway pack app kit toolkit box course
    network alliance partnership charter commission teams act bill law rule
    legacy scheme project programme fund award awards street hill wood green village town forum
    report review test scale card
    method approach schools children's hospice respite way medical health pharmacy ltd limited
    county north south east west restaurant hotel pub community family
    """.split()
)
PARTICLES = frozenset(
    "ap ab ferch de del da dos van der den von la le al el ul bin bint ibn st mac di du".split()
)
SHORT_WORDS = frozenset(
    """
    and or but so because that when if as since then now my for with to of by told about while
    although until before after both yes where
    """.split()
)
MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    """.split()
)
NUMBER_WORDS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen
    """.split()
)
FOLLOWS = (
    frozenset(
        """
    a an the in on at from to of into out up back off that this these who whose which he she
    they it we i you not so too very again today yesterday tomorrow last every all as than like
    my his her their our your down over through during though here there alone well better more
    less anyway properly first are were have be been being do did as with for and or but if
    when where why how by about after before because since until while without unless nor yet
    then am himself herself
    """.split()
    )
    | DOES
)
