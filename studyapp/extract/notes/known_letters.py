"""Short forms that the notes of these exams use without saying what they stand for, each with its one meaning there."""

from __future__ import annotations

_PAIRS = """
AASU All Assam Students' Union | ADR Association for Democratic Reforms | AFSPA Armed Forces (Special Powers) Act
AIBP Accelerated Irrigation Benefits Programme | AICPI-IW All India Consumer Price Index for Industrial Workers
AIIMS All India Institute of Medical Sciences | AMASR Act Ancient Monuments and Archaeological Sites and Remains Act
ANRF Anusandhan National Research Foundation | APEC Asia-Pacific Economic Cooperation
ARIES Aryabhatta Research Institute of Observational Sciences | AYUSH Ayurveda, Yoga, Unani, Siddha and Homoeopathy
BARC Bhabha Atomic Research Centre | BDL Bharat Dynamics Limited | BEE Bureau of Energy Efficiency
BNHS Bombay Natural History Society | BNS Bharatiya Nyaya Sanhita | BNSS Bharatiya Nagarik Suraksha Sanhita
BRO Border Roads Organisation | BSA Bharatiya Sakshya Adhiniyam | CAA Citizenship (Amendment) Act
CACP Commission for Agricultural Costs and Prices | CBDT Central Board of Direct Taxes
CBIC Central Board of Indirect Taxes and Customs | CCEA Cabinet Committee on Economic Affairs
CDRI Coalition for Disaster Resilient Infrastructure | CDS Chief of Defence Staff | CEC Chief Election Commissioner
CGWB Central Ground Water Board | CIL Coal India Limited | CJI Chief Justice of India
CPCB Central Pollution Control Board | CPTPP Comprehensive and Progressive Agreement for Trans-Pacific Partnership
CSK Chennai Super Kings | CSTO Collective Security Treaty Organization | CWC Central Water Commission
CZA Central Zoo Authority | DGCA Directorate General of Civil Aviation | DPDP Act Digital Personal Data Protection Act
DPIIT Department for Promotion of Industry and Internal Trade | EBRD European Bank for Reconstruction and Development
EFTA European Free Trade Association | EIC East India Company | EPS Employees' Pension Scheme
ESA European Space Agency | FATF Financial Action Task Force | FCRA Foreign Contribution (Regulation) Act
FEMA Foreign Exchange Management Act | FERA Foreign Exchange Regulation Act | FIDE International Chess Federation
FIPB Foreign Investment Promotion Board | FRBM Act Fiscal Responsibility and Budget Management Act
FSB Financial Stability Board | GATS General Agreement on Trade in Services
GATT General Agreement on Tariffs and Trade | GCC Gulf Cooperation Council | GEF Global Environment Facility
GSI Geological Survey of India | IAF Indian Air Force | IARI Indian Agricultural Research Institute
IBBI Insolvency and Bankruptcy Board of India | IBC Insolvency and Bankruptcy Code
ICOMOS International Council on Monuments and Sites
ICRISAT International Crops Research Institute for the Semi-Arid Tropics | IEA International Energy Agency
IFAD International Fund for Agricultural Development | INA Indian National Army | INC Indian National Congress
INCOIS Indian National Centre for Ocean Information Services | INCOSPAR Indian National Committee for Space Research
IREDA Indian Renewable Energy Development Agency | IRRI International Rice Research Institute
ISSF International Shooting Sport Federation | ITU International Telecommunication Union
IUCN International Union for Conservation of Nature | IWT Indus Waters Treaty | JAXA Japan Aerospace Exploration Agency
KKR Kolkata Knight Riders | LIC Life Insurance Corporation of India | LSG Lucknow Super Giants
MEA Ministry of External Affairs | MFN most-favoured-nation treatment | MHA Ministry of Home Affairs
MNRE Ministry of New and Renewable Energy | MPC Monetary Policy Committee
MPLADS Members of Parliament Local Area Development Scheme | MRTP Act Monopolies and Restrictive Trade Practices Act
MSME micro, small and medium enterprises | MTCR Missile Technology Control Regime | MoE Ministry of Education
MoEFCC Ministry of Environment, Forest and Climate Change | MoHFW Ministry of Health and Family Welfare
MoPR Ministry of Panchayati Raj | MoRD Ministry of Rural Development
MoSPI Ministry of Statistics and Programme Implementation | MoTA Ministry of Tribal Affairs
MoWCD Ministry of Women and Child Development
NABL National Accreditation Board for Testing and Calibration Laboratories
NAFED National Agricultural Cooperative Marketing Federation of India | NALSA National Legal Services Authority
NBA National Biodiversity Authority | NCBC National Commission for Backward Classes
NCLAT National Company Law Appellate Tribunal | NCLT National Company Law Tribunal
NCSC National Commission for Scheduled Castes | NCST National Commission for Scheduled Tribes
NDDB National Dairy Development Board | NDMA National Disaster Management Authority
NFRA National Financial Reporting Authority | NGMA National Gallery of Modern Art
NIRF National Institutional Ranking Framework | NMCG National Mission for Clean Ganga
NRC National Register of Citizens | NRSC National Remote Sensing Centre | NSIL NewSpace India Limited
NSSO National Sample Survey Office | NTRO National Technical Research Organisation
NWDA National Water Development Agency | OCI Overseas Citizen of India | OIC Organisation of Islamic Cooperation
PBKS Punjab Kings | PESA Panchayats (Extension to Scheduled Areas) Act
PM-JANMAN Pradhan Mantri Janjati Adivasi Nyaya Maha Abhiyan | PM-KISAN Pradhan Mantri Kisan Samman Nidhi
PM-SYM Pradhan Mantri Shram Yogi Maan-dhan | PMKSY Pradhan Mantri Krishi Sinchayee Yojana
PMLA Prevention of Money Laundering Act | POCSO Act Protection of Children from Sexual Offences Act
RCB Royal Challengers Bengaluru | RCEP Regional Comprehensive Economic Partnership
RIMS Regional Institute of Medical Sciences | RP Act Representation of the People Act | RRB Regional Rural Bank
RRTS Regional Rapid Transit System | RTI Act Right to Information Act | SAFTA South Asian Free Trade Area
SARFAESI Act Securitisation and Reconstruction of Financial Assets and Enforcement of Security Interest Act
NDRI National Dairy Research Institute | IVRI Indian Veterinary Research Institute
IIHR Indian Institute of Horticultural Research | CTCRI Central Tuber Crops Research Institute
SDMA State Disaster Management Authority | DDMA District Disaster Management Authority
SRH Sunrisers Hyderabad | STPI Software Technology Parks of India | TERLS Thumba Equatorial Rocket Launching Station
TIFR Tata Institute of Fundamental Research | TRIFED Tribal Cooperative Marketing Development Federation of India
TRIPS Trade-Related Aspects of Intellectual Property Rights | UAPA Unlawful Activities (Prevention) Act
UCC Uniform Civil Code | UNCCD United Nations Convention to Combat Desertification
UNCLOS United Nations Convention on the Law of the Sea | UNGA United Nations General Assembly
UNSC United Nations Security Council | UPU Universal Postal Union | VSSC Vikram Sarabhai Space Centre
WAPCOS Water and Power Consultancy Services | WDRA Warehousing Development and Regulatory Authority
WEF World Economic Forum | WFP World Food Programme | WGM Woman Grandmaster | WH Convention World Heritage Convention
WHC World Heritage Committee | WIM Woman International Master | WTO World Trade Organization
"""
LETTERS: dict[str, str] = {}
for _pair in _PAIRS.replace("\n", "|").split("|"):
    if _pair.strip():
        _short, _, _long = _pair.strip().partition(" ")
        if _long.startswith(("Act ", "Convention ")):
            _kind, _, _long = _long.partition(" ")
            _short = f"{_short} {_kind}"
        LETTERS[_short] = _long
