"""Given names of many countries, with the pronoun they usually go with.

Compiled by hand for this project. A name used for both stands in ``EITHER``.
"""

from __future__ import annotations

from typing import Final, Literal

HE: Final = frozenset(
    """
    petar pyotr andrii taras bohdan ihor yurii zdenko ante darko dragan goran stjepan tomislav lev
    olav
    aaron abdel abdul abdullah abdulla abe abel abiy abraham abu adam adel adnan adolf adrian ahmad
    ahmed ahmet aidan akbar akihito akio akira al alain alan alassane albert alberto aldo alejandro
    alek aleksandar aleksander aleksandr aleksei aleksey alessandro alex alexander alexandre
    alexandros alexei alexey alexis alfonso alfred alfredo ali allan allen alphonse alvaro alvin
    amadou amir amit amr anatoly anders andré andre andreas andrea andrei andrej andres andrés
    andrew andrey andriy andrzej andy angelo ang anil anthony antoine anton antonin antonio antónio
    antonis anwar archie ariel aristide armand armando arnaud arnold arseniy art arthur arturo
    arvind asad asaf asif ashraf ashton ashwin atal august augustin augusto avi avigdor aziz babak
    barack barney barry bart bartosz bashar basil ben benedict benigno benito benjamin bennie benny
    benoit bernard bernardo bernd bernie bert bhumibol bilal bill billy bjorn bob bobby bogdan
    boris boyko brad bradley brandon branko brendan brent brett brian bruce bruno bryan burhan
    byron caleb calvin camille carl carles carlo carlos carter casey cecil cesar césar chad charles
    charlie chen chester chris christian christoph christophe christopher chuck cillian claude
    claudio clay clayton cliff clifford clint clive colin conor conrad constantin corey cornelius
    cory craig cristian cristiano curt curtis cyril cyrus dale dallas damian damien damon dan
    daniel daniele danny dariusz darren daryl dave david davis dean declan demetrius denis dennis
    denys derek dermot desmond devin dick didier diego dieter dimitar dimitri dimitris dimitry
    dinesh dirk djibril dmitri dmitriy dmitry dmytro dominic dominique don donald donatello donnie
    doug douglas drew duane duncan dustin dwight dylan earl ed eddie edgar edmond edmund eduardo
    edward edwin efrain ehud eitan eli elias elijah elliot elliott elon elvis emanuel emile emil
    emilio emmanuel emmerson enrico enrique eric erich erik ernest ernesto ernst esteban ethan
    étienne etienne eugene evan evgeny evo ewan ezra fabian fabio fabrice fahad faisal farhad farid
    farouk fausto felipe felix ferdinand fernando fidel filip filippo florian floyd francesco
    francis francisco franck franco françois francois frank franklin franz fred freddie freddy
    frederic frédéric frederick frederik friedrich fritz fuad fumio gabriel garry gary gaston gavin
    gennady geoff geoffrey georg george georges georgi georgios georgy gerald gerard gérard gerardo
    gerhard gerry gherman giancarlo gianni gideon gilbert gilles giorgio giorgos giovanni giulio
    giuseppe glen glenn gordon graeme graham grant greg gregg gregor gregory grigory guido
    guillaume guillermo gunter gus gustav gustavo guy habib hafez haider hakan hakeem hamad hamdi
    hamid hamish hamza hank hans harald hari haris harish harold haroun harris harrison harry
    haruki harun harvey hashim hasan hassan hector héctor heiko heinrich heinz helmut hendrik henri
    henrik henrique henry herbert herman hermann hideki hilario hiroshi horacio horst hosni howard
    hubert hugh hugo humberto hun hussain hussein ian ibrahim idris idriss ignacio ignazio igor ike
    ilham ilya imad imran imre isaac ismail issa istvan ivan ivica ivo jack jackson jacob jacques
    jaime jair jake jakob jalal jamal james jamie jan janez jared jarosław jaroslaw jason jasper
    javad javier jay jean jeb jeff jefferson jeffrey jens jeremiah jeremy jerome jérôme jerry jesse
    jesus jesús jim jimmy jo joachim joão joao joaquin joaquín joe joel joey johan johann johannes
    john johnny jon jonah jonas jonathan jordan jorge jörg jose josé josef josep joseph josh joshua
    josip juan judd jude juha jules julian julien julio julius junichiro jürgen juergen justin
    kaito kamal karel karim karl karl-heinz karol kassym-jomart kazuo keith kelvin ken kenneth
    kenny kent kerry kevin khaled khalid khalifa kieran kim kirk kiril kirill klaus kofi konrad
    konstantin krzysztof kumar kurt kyle kyriakos lamar larry lars laszlo lászló laurence laurent
    lavrenty lawrence lázaro lech lee leo leon leonard leonardo leonid leopold leroy leslie lester
    levi lewis li liam lincoln lindsey linus lionel lloyd logan lorenzo lou louis lowell luc luca
    lucas lucien luciano ludwig luigi luis luís luiz luka lukas luke luther lyndon lázár maciej
    magnus mahathir mahmoud mahmud mahinda majid malcolm malik mamadou mamoun manfred manmohan
    manny manoj manuel marc marcel marcello marcelo marcin marco marcos marcus mariano mario marius
    mark marko markus marlon marshall martin marty marvin marwan masoud massimo mateo mateusz
    mathias mathieu matt matteo matthew matthias matthieu maurice mauricio mauro max maxim maxime
    maximilian maxwell mehdi mehmet mel melvin michael michal michał michel michele miguel mihai
    mikael mike mikhail mikheil miklos mikko milan miles milorad miloš milos milton miroslav mitch
    mitchell mitt mo mohamad mohamed mohammad mohammed mohammad-javad mohsen moises moncef morgan
    moritz morris moshe mostafa muammar muhammad muhammadu mustafa murat murray mwai mykhailo
    mykola myron nabil naftali naji najib narendra naruhito nasser nate nathan nathaniel nawaz neal
    ned neil nelson nick nicholas nicky nicola nicolae nicolas nicolás nigel nikita nikol nikola
    nikolai nikolaos nikolas nikolay nikos nils nir noah noam noel norbert norman norm nouri nuri
    octavio oleg oleh oleksandr oleksii oleksiy olaf olivier oliver olusegun omar omer oscar óscar
    osama oskar osvaldo otto owen pablo paddy panos paolo parker pascal pat patrice patrick
    patricio paul paulo pavel pavlo pawel paweł pedro percy pervez pete peter petr petro petros
    phil philip philipp philippe phillip pier pierre pieter piotr prabowo pranab prayuth preston
    prince quentin quincy radek rafael rafal rafiq rafic raghuram raheem rahul raj rajiv rajnath
    ralph ramesh rami ramiro ramon ramón ramzan ramzi rand randall randy raphael rashid raul raúl
    ravi ray raymond raymundo rayyan recep reginald reid reince reinhard rené rene renato reuben
    reuven rex reza rhys ricardo riccardo richard rick ricky riad riek rob robert roberto robin rod
    roderick rodney rodolfo rodrigo roger rohit roland rolf roman romano ron ronald ronnie rory
    roscoe ross roy rubén ruben rudi rudolf rudolph rudy rupert russ russell rustam rustem ryan
    ryszard saad sabri sachin saddam sadiq saeed saif sajid salah saleh salim salman salvador
    salvatore salva sam sami samir sammy samuel sander sandro sanjay santiago santos sayed scot
    scott sean sebastian sébastien sebastien seth seymour sergei sergey sergio serge serhii serhiy
    sergiy shaheed shahid shamsul shane sharif shaun shawn sheldon shehbaz shigeru shimon shinzo
    shinzō sidney sigmar silvio simeon simon slobodan sonny spencer stan stanislav stanisław
    stanley stefan stefano stelios stephan stephane stéphane stephen sterling steve steven stewart
    stuart sulaiman sultan sunil sven sylvain sylvester syed taavi tadeusz takeshi tamás taro tarek
    tariq tayyip ted teddy terence terrence terry thabo thaksin thad theo theodore thierry thomas
    thorsten tim timothy timur tobias toby todd tom tomas tomás tomasz tomáš tommy tomoyuki toni
    tony toomas trent trevor trey tristan troy tucker tyler tyrone ulrich umar umberto uri usman
    uwe václav vaclav valdis valentin valery valeriy vadim vasily vasyl vernon vic vicente victor
    vijay viktor vikram vince vincent vincenzo virgil vitali vitaly vivek vlad vladimir vladislav
    volker volodymyr vuk vyacheslav wade waleed walid wallace walt walter warren wayne wen werner
    wes wesley wilbur wilfried wilhelm will willem william willie willy wilson winston wladimir
    wojciech wolfgang woodrow xavier xi yahya yair yakov yang yanis yaroslav yasser yasuo yehuda
    yevgeny yevhen yitzhak yoav yoichi yonatan yoshihide yoshiro yosef yossi youssef yousaf yuri
    yuriy yury yusuf yves zac zach zachary zack zbigniew zeev zeljko zhang zine zoran zurab
    """.split()
)

SHE: Final = frozenset(
    """
    iryna tetiana kateryna nataliia vira hanne tove lotte ute annika leena
    abigail ada adele adriana agnes agnieszka aisha alba aleksandra alessandra alexa alexandra
    alexandria alice alicia alina alisa alison allison alma alyssa amal amanda amber amelia amina
    amy ana anastasia andrea angela angelica angelina anika anita ann anna annalena anne annegret
    annette annie antonella antonia april arancha ariana arlene ashley asma asmaa astrid audrey
    aung aurora ava ayanna ayelet ayesha barbara beata beate beatrice beatriz becky belinda benazir
    bernadette bernice bertha beth bethany betsy betty beverly bianca birgit blanca bonnie brenda
    brianna bridget brigitte britney brooke camila camilla candace cara carla carly carme carmen
    carol carole carolina caroline carolyn carrie cassandra catalina caterina catherine cathy
    cecilia cecile celeste celia celine chandrika charlene charlotte chelsea cheryl chiara chloe
    chloé christa christiane christina christine christy chrystia cindy claire clara clarissa
    claudia colleen condoleezza connie constance cora corazon corinne courtney cristina crystal
    cynthia dagmar daisy dalia dana daniela danielle daphne daria darya dawn debbie deborah debra
    deirdre delia denise desiree diana diane dianne dilma dolores dominika donna dora doreen doris
    dorothy ebony edith eileen elaine eleanor elena eleni elham elina elisa elisabeth elisabetta
    elise elissa eliza elizabeth ella ellen elsa elsie elvira emilia emily emma erica erika erin
    erna esperanza estelle esther eugenia eva evangelina eve evelyn faith farah fatima fatma fatou
    federica felicia fiona flavia florence frances francesca frida frieda gabriela gabriella
    gabrielle gail galina geraldine gertrude gina ginny giorgia gisele giulia gladys glenda gloria
    golda grace greta gretchen gwen gwendolyn haley hanan hana hannah hanna harriet hayley heather
    hedwig heidi helen helena helene helga helle henrietta hilary hilda hillary holly hope huma ida
    ileana ilhan imelda indira ines inés ingrid irena irene irina iris irma isabel isabella
    isabelle isha ivana ivanka ivy izumi jackie jacqueline jacinda jada jana jane janet janice
    janine jasmin jasmine jean jeanine jeanne jelena jen jenna jennifer jenny jessica jill jo joan
    joana joann joanna joanne jocelyn jody joni josephine joy joyce juanita judith judy julia
    juliana julianne julie juliet julieta jyoti kaja kamala karen karin karla karolina kate
    katarina katarzyna katerina katharina katharine katherine kathleen kathryn kathy katie katrina
    kay kayla kayleigh keiko kellyanne keisha kelly kersti khadija kiki kimberly kirsten kirstjen
    kitty kristalina kristen kristi kristin kristina krystyna kyrsten lara larissa latifa latoya
    laura lauren laurie lea leah leila lena leslie letitia leticia leyla liane lidia lila lilian
    liliana lillian lily lina linda lindsay lisa lisbeth liudmila liz liza lois lola loretta lori
    lorraine louisa louise lourdes lucia lucille lucinda lucy ludmila luisa luz lydia lyn lynda
    lynn lynne mabel madeleine madison maggie magdalena mai maia malala malgorzata mandy manuela
    mara marcela marcia margaret margarita margot margrethe marguerite mari maria maría mariam
    marian mariana marianne marie mariia marija marilyn marina marine marion marisa marissa mariya
    marjorie marlene marsha marta martha martina mary maryam masha matilda maud maureen maxine maya
    mayumi megan meghan mei melania melanie melinda melissa mercedes meredith merkel mette mia
    michaela michèle michele michelle mila mildred millie mimi mindy mina miranda miriam moira
    mollie molly mona monica mónica monika monique myra myriam nadezhda nadia nadine nancy naomi
    natalia natalie natalya natasha nathalie neha nell nellie nelly nicola nicole nikki nina noor
    nora noreen norma nuria octavia oksana olena olga olive olivia olya oprah ophelia paloma pamela
    parveen patricia patty paula pauline pearl peggy penelope penny petra phyllis pilar pippa polly
    pooja precious preeti priscilla priti priya rachel ramona rana rania rebecca reem regina renata
    renate renee renée rhonda riham rima rina rita roberta rocio romina rosa rosalie rosalind
    rosalyn rosanna rose rosemary rosie roxana roxanne ruth sabina sabine sabrina sadie sally
    samantha samira sandra sandrine sanna sara sarah saskia savannah shanthi sharon shauna sheikha
    sheila sheinbaum shelley shelly sheri sherri sherry sheryl shirin shirley silvia simona simone
    sinead siobhan sofia sofía soledad sonia sonja sophia sophie soraya stacey stacy stefania
    stella stephanie sue suella sumaya summer susan susana susanna susanne sushma suzanne suzy
    svetlana svitlana sviatlana sylvia sylvie tabitha tamara tammy tania tanya tara tatiana tatyana
    teresa tess thelma theresa therese tiffany tina toomaj tonya tracey tracy trina trudy tulsi uma
    ulla ulrike ursula valentina valerie valérie vanessa vera verena verónica veronica veronika
    victoria viktoria viola violet violeta virginia vivian viviane wanda wangari wendy whitney
    wilhelmina wilma winifred yael yasmin yekaterina yelena yingluck yoko yolanda yulia yuliya
    yuriko yvette yvonne zainab zara zeinab zhanna zoe zoë zuzana
    """.split()
)

EITHER: Final = frozenset(
    """
    alexis andrea ariel ashley aubrey avery bailey blake brook cameron camille casey chris dakota
    dana dominique drew elliott francis jackie jaime jamie jan jean jesse jo joan jody jordan kelly
    kerry kim lee leslie lindsay lindsey lou lynn mackenzie marion mel michele min morgan nicola
    nikita nilam pat paris peyton quinn reese riley robin ronnie sam sandy sasha shannon shawn
    sidney skyler stacy sydney taylor terry tracy val wen yang aung ji hyun jae jin ming ping wei
    xiao yan yi yong zhen seung hye soo young tae sung hee kyung thanh minh nguyen duc
    """.split()
)

GIVEN_NAMES: Final = HE | SHE | EITHER


def gender_of(given_name: str) -> Literal["he", "she"] | None:
    """ "he" or "she" where a given name is nearly always one of them."""
    name = given_name.lower()
    if name in EITHER:
        return None
    he, she = name in HE, name in SHE
    if he == she:
        return None
    return "he" if he else "she"
