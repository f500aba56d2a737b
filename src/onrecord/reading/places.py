"""Countries, capitals, states and the adjectives made of them. Compiled by hand."""

from __future__ import annotations

from typing import Final

PLACES: Final = frozenset(
    line.strip()
    for line in """
    Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan
    Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia
    Bosnia and Herzegovina|Botswana|Brazil|Britain|Great Britain|Brunei|Bulgaria|Burkina Faso
    Burma|Burundi|Cambodia|Cameroon|Canada|Central African Republic|Chad|Chile|China|Colombia
    Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Djibouti
    Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|Fiji
    Finland|France|Gabon|Gambia|Georgia|Germany|Ghana|Greece|Greenland|Grenada|Guatemala|Guinea
    Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Northern Ireland
    Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kosovo|Kuwait
    Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg
    Macedonia|North Macedonia|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius
    Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands
    New Zealand|Nicaragua|Niger|Nigeria|North Korea|Norway|Oman|Pakistan|Palestine|Panama
    Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia
    Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia
    South Africa|South Korea|South Sudan|Soviet Union|Spain|Sri Lanka|Sudan|Suriname|Swaziland
    Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tibet|Togo|Tonga|Trinidad|Tunisia
    Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States
    United States of America|Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Wales|Yemen|Yugoslavia
    Zambia|Zimbabwe|Crimea|Donbas|Donbass|Chechnya|Dagestan|Catalonia|Bavaria|Kashmir|Kurdistan
    Gaza|Gaza Strip|West Bank|Golan Heights|Hong Kong|Macau|Siberia|Sinai|Transnistria|Abkhazia
    U.S.|US|USA|U.S.A.|U.K.|UK|UAE|U.A.E.|DRC|America|North America|South America|Latin America
    Central America|Africa|North Africa|West Africa|East Africa|Asia|Central Asia|South Asia
    Southeast Asia|Europe|Eastern Europe|Western Europe|Middle East|Balkans|Caucasus|Caribbean
    Scandinavia|Persian Gulf|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut
    Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland
    Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire
    New Jersey|New Mexico|New York|New York City|North Carolina|North Dakota|Ohio|Oklahoma|Oregon
    Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia
    Washington|West Virginia|Wisconsin|Wyoming|Washington D.C.|Washington, D.C.|D.C.|Ontario
    Quebec|Alberta|British Columbia|Queensland|New South Wales|Abuja|Accra|Addis Ababa|Algiers
    Amman|Amsterdam|Ankara|Astana|Athens|Atlanta|Auckland|Austin|Baghdad|Baku|Baltimore|Bamako
    Bangkok|Barcelona|Beijing|Beirut|Belfast|Belgrade|Benghazi|Berlin|Bern|Birmingham|Bogota
    Bogotá|Bonn|Boston|Brasilia|Brasília|Bratislava|Brisbane|Brooklyn|Brussels|Bucharest|Budapest
    Buenos Aires|Cairo|Calgary|Canberra|Cape Town|Caracas|Cardiff|Charleston|Charlotte
    Charlottesville|Chicago|Cincinnati|Cleveland|Cologne|Colombo|Copenhagen|Dakar|Dallas|Damascus
    Davos|Delhi|New Delhi|Denver|Detroit|Dhaka|Doha|Donetsk|Dubai|Dublin|Edinburgh|Fallujah
    Ferguson|Frankfurt|Geneva|Glasgow|Guantanamo Bay|Hamburg|Hanoi|Harare|Havana|Helsinki
    Hiroshima|Hollywood|Honolulu|Houston|Idlib|Indianapolis|Islamabad|Istanbul|Jakarta|Jerusalem
    East Jerusalem|Johannesburg|Juba|Kabul|Kampala|Kandahar|Karachi|Kathmandu|Kharkiv|Khartoum
    Kherson|Kiev|Kyiv|Kigali|Kinshasa|Kobani|Kuala Lumpur|Kursk|Lagos|Lahore|Las Vegas|Lima|Lisbon
    Liverpool|Ljubljana|London|Los Angeles|Luhansk|Lusaka|Lviv|Lyon|Madrid|Malmo|Manchester
    Manhattan|Manila|Mariupol|Marseille|Mecca|Medina|Melbourne|Memphis|Mexico City|Miami|Milan
    Milwaukee|Minneapolis|Minsk|Mogadishu|Monrovia|Montreal|Moscow|Mosul|Mumbai|Munich|Nagasaki
    Nairobi|Naples|Nashville|New Orleans|Nice|Nicosia|Oakland|Odesa|Odessa|Orlando|Osaka|Oslo
    Ottawa|Oxford|Palmyra|Paris|Pearl Harbor|Perth|Philadelphia|Phnom Penh|Phoenix|Pittsburgh
    Portland|Prague|Pretoria|Pyongyang|Quito|Raleigh|Rabat|Ramallah|Raqqa|Reykjavik|Riga
    Rio de Janeiro|Riyadh|Rome|Rotterdam|Sacramento|San Antonio|San Bernardino|San Diego
    San Francisco|San Jose|Sanaa|Santiago|Sao Paulo|São Paulo|Sarajevo|Seattle|Seoul|Sevastopol
    Shanghai|Shenzhen|Silicon Valley|Simferopol|Sochi|Sofia|St. Louis|St. Petersburg
    Saint Petersburg|Stockholm|Strasbourg|Sydney|Taipei|Tallinn|Tampa|Tashkent|Tbilisi|Tehran
    Tel Aviv|The Hague|Tirana|Tokyo|Toronto|Tripoli|Tunis|Turin|Valletta|Vancouver|Venice|Vienna
    Vilnius|Vladivostok|Warsaw|Wellington|Wuhan|Yangon|Yerevan|Zagreb|Zaporizhzhia|Zurich|Aleppo
    Arlington|Bethlehem|Basra|Black Sea|Mediterranean|Pacific|Atlantic|Baltic Sea|South China Sea
    Red Sea|Long Island|Staten Island|Queens|Bronx|Capitol Hill
    """.replace("\n", "|").split("|")
    if line.strip()
)

DEMONYMS: Final = frozenset(
    """
    Afghan Albanian Algerian American Angolan Arab Arabian Argentine Argentinian Armenian Asian
    Australian Austrian Azerbaijani Bahraini Baltic Bangladeshi Basque Belarusian Belgian Bolivian
    Bosnian Brazilian Brit British Bulgarian Burmese Cambodian Canadian Catalan Catholic Chechen
    Chilean Chinese Christian Colombian Congolese Croatian Cuban Cypriot Czech Danish Dutch
    Ecuadorian Egyptian English Eritrean Estonian Ethiopian European Filipino Finnish French
    Georgian German Ghanaian Greek Guatemalan Haitian Hindu Hispanic Honduran Hungarian Icelandic
    Indian Indonesian Iranian Iraqi Irish Islamic Islamist Israeli Italian Jamaican Japanese Jewish
    Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Laotian Latin Latino Latvian
    Lebanese Liberian Libyan Lithuanian Macedonian Malawian Malaysian Malian Maltese Mexican
    Moldovan Mongolian Montenegrin Moroccan Muslim Namibian Nepalese Nicaraguan Nigerian Norwegian
    Omani Orthodox Pakistani Palestinian Panamanian Persian Peruvian Polish Portuguese Qatari
    Romanian Russian Rwandan Salvadoran Saudi Scottish Senegalese Serbian Shiite Sikh Singaporean
    Slovak Slovenian Somali Soviet Spanish Sudanese Sunni Swedish Swiss Syrian Taiwanese Tajik
    Tanzanian Thai Tibetan Tunisian Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan
    Vietnamese Welsh Western Yemeni Zambian Zimbabwean African Protestant Republican Democratic
    Democrat Conservative Socialist Communist Liberal Labour Texan Californian Parisian Muscovite
    Crimean Siberian Black White Anglican Buddhist Evangelical Mormon Nazi Marxist
    """.split()
)

# Adjectives of faith, party and region: they set nobody apart as somebody of another country.
UNNATIONAL: Final = frozenset(
    """
    Arab Arabian Asian Baltic Catholic Christian European Hindu Hispanic Islamic Islamist Jewish
    Latin Latino Muslim Orthodox Persian Shiite Sikh Sunni Western African Protestant Republican
    Democratic Democrat Conservative Socialist Communist Liberal Labour Texan Californian Parisian
    Muscovite Siberian Black White Anglican Buddhist Evangelical Mormon Nazi Marxist
    """.split()
)
NATIONS: Final = DEMONYMS - UNNATIONAL
NATION_OF: Final = {"US": "American", "U.S.": "American", "UK": "British", "U.K.": "British"}
