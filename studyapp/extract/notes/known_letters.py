"""Short forms that the notes of these exams use without saying what they stand for, each with its one meaning there."""

from __future__ import annotations

_PAIRS = """
BNHS Bombay Natural History Society | INC Indian National Congress | MPC Monetary Policy Committee | RRB Regional Rural Bank
AASU All Assam Students' Union | ADR Association for Democratic Reforms | AFSPA Armed Forces (Special Powers) Act
AIBP Accelerated Irrigation Benefits Programme | AICPI-IW All India Consumer Price Index for Industrial Workers
AIIMS All India Institute of Medical Sciences | AMASR Act Ancient Monuments and Archaeological Sites and Remains Act
ANRF Anusandhan National Research Foundation | APEC Asia-Pacific Economic Cooperation
ARIES Aryabhatta Research Institute of Observational Sciences | AYUSH Ayurveda, Yoga, Unani, Siddha and Homoeopathy
BARC Bhabha Atomic Research Centre | BDL Bharat Dynamics Limited | BEE Bureau of Energy Efficiency
BNS Bharatiya Nyaya Sanhita | BNSS Bharatiya Nagarik Suraksha Sanhita | BRO Border Roads Organisation
BSA Bharatiya Sakshya Adhiniyam | CACP Commission for Agricultural Costs and Prices | CBDT Central Board of Direct Taxes
CBIC Central Board of Indirect Taxes and Customs | CCEA Cabinet Committee on Economic Affairs
CDRI Coalition for Disaster Resilient Infrastructure | CEC Chief Election Commissioner | CDS Chief of Defence Staff
CJI Chief Justice of India | CGWB Central Ground Water Board | CIL Coal India Limited
CPCB Central Pollution Control Board | CPTPP Comprehensive and Progressive Agreement for Trans-Pacific Partnership
CSTO Collective Security Treaty Organization | CWC Central Water Commission | CZA Central Zoo Authority
DGCA Directorate General of Civil Aviation | DPIIT Department for Promotion of Industry and Internal Trade
DPDP Act Digital Personal Data Protection Act | EBRD European Bank for Reconstruction and Development
EFTA European Free Trade Association | EIC East India Company | ESA European Space Agency
EPS Employees' Pension Scheme | FATF Financial Action Task Force | FCRA Foreign Contribution (Regulation) Act
FEMA Foreign Exchange Management Act | FIPB Foreign Investment Promotion Board | FIDE International Chess Federation
FRBM Act Fiscal Responsibility and Budget Management Act | FSB Financial Stability Board
GATT General Agreement on Tariffs and Trade | GATS General Agreement on Trade in Services | GCC Gulf Cooperation Council
GEF Global Environment Facility | GSI Geological Survey of India | IAF Indian Air Force
IARI Indian Agricultural Research Institute | IBBI Insolvency and Bankruptcy Board of India
IBC Insolvency and Bankruptcy Code | ICOMOS International Council on Monuments and Sites
ICRISAT International Crops Research Institute for the Semi-Arid Tropics
IFAD International Fund for Agricultural Development | IEA International Energy Agency | INA Indian National Army
INCOSPAR Indian National Committee for Space Research | INCOIS Indian National Centre for Ocean Information Services
IREDA Indian Renewable Energy Development Agency | IRRI International Rice Research Institute
ISSF International Shooting Sport Federation | ITU International Telecommunication Union
JAXA Japan Aerospace Exploration Agency | LIC Life Insurance Corporation of India
MPLADS Members of Parliament Local Area Development Scheme | MSME micro, small and medium enterprises
MTCR Missile Technology Control Regime | NABL National Accreditation Board for Testing and Calibration Laboratories
NALSA National Legal Services Authority | NAFED National Agricultural Cooperative Marketing Federation of India
NBA National Biodiversity Authority | NCBC National Commission for Backward Classes | NCLT National Company Law Tribunal
NCLAT National Company Law Appellate Tribunal | NCST National Commission for Scheduled Tribes
NCSC National Commission for Scheduled Castes | NDDB National Dairy Development Board
NGMA National Gallery of Modern Art | NFRA National Financial Reporting Authority
NIRF National Institutional Ranking Framework | NMCG National Mission for Clean Ganga
NRSC National Remote Sensing Centre | NSIL NewSpace India Limited | NSSO National Sample Survey Office
NTRO National Technical Research Organisation | NWDA National Water Development Agency
OIC Organisation of Islamic Cooperation | PESA Panchayats (Extension to Scheduled Areas) Act
PMLA Prevention of Money Laundering Act | PMKSY Pradhan Mantri Krishi Sinchayee Yojana
PM-KISAN Pradhan Mantri Kisan Samman Nidhi | PM-JANMAN Pradhan Mantri Janjati Adivasi Nyaya Maha Abhiyan
PM-SYM Pradhan Mantri Shram Yogi Maan-dhan | POCSO Act Protection of Children from Sexual Offences Act
RCEP Regional Comprehensive Economic Partnership | RIMS Regional Institute of Medical Sciences
RP Act Representation of the People Act | RTI Act Right to Information Act | RRTS Regional Rapid Transit System
SAFTA South Asian Free Trade Area
SARFAESI Act Securitisation and Reconstruction of Financial Assets and Enforcement of Security Interest Act
STPI Software Technology Parks of India | TERLS Thumba Equatorial Rocket Launching Station
TIFR Tata Institute of Fundamental Research | TRIPS Trade-Related Aspects of Intellectual Property Rights
TRIFED Tribal Cooperative Marketing Development Federation of India | UAPA Unlawful Activities (Prevention) Act
UNCLOS United Nations Convention on the Law of the Sea | UNCCD United Nations Convention to Combat Desertification
UNGA United Nations General Assembly | UNSC United Nations Security Council | UPU Universal Postal Union
VSSC Vikram Sarabhai Space Centre | WAPCOS Water and Power Consultancy Services | WEF World Economic Forum
WDRA Warehousing Development and Regulatory Authority | WFP World Food Programme | WGM Woman Grandmaster
WHC World Heritage Committee | WH Convention World Heritage Convention | WIM Woman International Master
WTO World Trade Organization | CAA Citizenship (Amendment) Act | NRC National Register of Citizens
MFN most-favoured-nation treatment | IUCN International Union for Conservation of Nature
NDMA National Disaster Management Authority | OCI Overseas Citizen of India
"""
LETTERS: dict[str, str] = {}
for _pair in _PAIRS.replace("\n", "|").split("|"):
    if _pair.strip():
        _short, _, _long = _pair.strip().partition(" ")
        if _long.startswith(("Act ", "Convention ")):
            _kind, _, _long = _long.partition(" ")
            _short = f"{_short} {_kind}"
        LETTERS[_short] = _long
