/** Numbering, area and task titles of FAA-S-ACS-1. Written by tests/support/write-numbering.ts. */
export const am = `
I. General
A Fundamentals of Electricity and Electronics | K 1-6 7+a-f 8 9+a 10 11+a-d 12-27 | R 1-4 | S 1-14
B Aircraft Drawings | K 1-4 | R 1-4 | S 1-6
C Weight and Balance | K 1-10 | R 1-5 | S 1-17
D Fluid Lines and Fittings | K 1-6 | R 1-7 | S 1-8
E Aircraft Materials, Hardware, and Processes | K 1-14 | R 1-4 | S 1-14
F Ground Operations and Servicing | K 1-16 | R 1-10 | S 1-12
G Cleaning and Corrosion Control | K 1-24 | R 1-8 | S 1-14
H Mathematics | K 1-13 | R 1-3 | S 1-8
I Regulations, Maintenance Forms, Records, and Publications | K 1-23 | R 1-5 | S 1-18
J Physics for Aviation | K 1-13 | R 1-4 | S 1-8
K Inspection Concepts and Techniques | K 1-5 | R 1-5 | S 1-8
L Human Factors | K 1-11 | R 1-3 | S 1-3
II. Airframe
A Metallic Structures | K 1-17 | R 1-5 | S 1-14
B Non-Metallic Structures | K 1-29 | R 1-7 | S 1-12
C Flight Controls | K 1-13 | R 1-5 | S 1-13
D Airframe Inspection | K 1-9 | R 1-5 | S 1-7
E Landing Gear Systems | K 1-13 | R 1-6 | S 1-29
F Hydraulic and Pneumatic Systems | K 1-11 | R 1-5 | S 1-16
G Environmental Systems | K 1-10 | R 1-6 | S 1-15
H Aircraft Instrument Systems | K 1-24 | R 1-5 | S 1-14
I Communication and Navigation Systems | K 1-21 | R 1-6 | S 1-13
J Aircraft Fuel Systems | K 1-9 | R 1-5 | S 1-18
K Aircraft Electrical Systems | K 1-17 | R 1-9 | S 1-20
L Ice and Rain Control Systems | K 1-7 | R 1-3 | S 1-9
M Airframe Fire Protection Systems | K 1-7 | R 1-3 | S 1-12
N Rotorcraft Fundamentals | K 1-9 | R 1-4 | S 1-4
O Water and Waste Systems | K 1-3 | R 1 | S 1 2
III. Powerplant
A Reciprocating Engines | K 1-10 | R 1-4 | S 1-9
B Turbine Engines | K 1-11 | R 1-4 | S 1-13
C Engine Inspection | K 1-8 | R 1-3 | S 1-14
D Engine Instrument Systems | K 1-11 | R 1 2 | S 1-19
E Engine Fire Protection Systems | K 1-5 | R 1-3 | S 1-14
F Engine Electrical Systems | K 1-10 | R 1-4 | S 1-15
G Engine Lubrication Systems | K 1-7 | R 1-3 | S 1-14
H Ignition and Starting Systems | K 1-9 | R 1-3 | S 1-17
I Engine Fuel and Fuel Metering Systems | K 1-16 | R 1-5 | S 1-30
J Reciprocating Engine Induction and Cooling Systems | K 1-10 | R 1-4 | S 1-19
K Turbine Engine Air Systems | K 1-8 | R 1 2 | S 1-8
L Engine Exhaust and Reverser Systems | K 1-4 | R 1-5 | S 1-7
M Propellers | K 1-10 | R 1 2 | S 1-12
`;
