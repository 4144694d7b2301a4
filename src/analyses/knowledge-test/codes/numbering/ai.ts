/** Numbering, area and task titles of FAA-S-ACS-25. Written by tests/support/write-numbering.ts. */
export const ai = `
II. Technical Subject Areas
A Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
B Visual Scanning and Collision Avoidance | K 1-8 | R 1-5 | S 1-4
C Runway Incursion Avoidance | K 1-6 | R 1-7 | S 1
D Principles of Flight | K 1-6 | R 1 | S 1
E Aircraft Flight Controls and Operation of Systems | K 1+a-l 2 | R 1-4 | S 1
F Performance and Limitations | K 1 2+a-e 3-5 | R 1-6 | S 1 2
G National Airspace System | K 1-5 | R 1 | S 1-3
H Navigation Systems and Radar Services | K 1-4 | R 1-5 | S 1-5
I Navigation and Cross-Country Flight Planning | K 1-4 5+a-c 6-15 | R 1-6 | S 1-4
J 14 CFR and Publications | K 1-6 | R 1 | S 1
K Endorsements and Logbook Entries | K 1-3 4+a-c 5-7 | R 1 | S 1
L Water and Seaplane Characteristics, Seaplane Bases, Maritime Rules, and Aids to Marine Navigation (ASES, AMES) | K 1+a-i 2-9 | R 1-4 | S 1-6
M Night Operations | K 1-9 | R 1-7 | S 1
N High Altitude Operations - Supplemental Oxygen | K 1 2+a-c 3+a-c | R 1-4 | S 1-3
O High Altitude Operations - Pressurization | K 1 2+a-d | R 1 2 | S 1 2
P One Engine Inoperative (OEI) Performance (AMEL, AMES) | K 1-4 5+a-d 6 7 | R 1-4 | S 1
III. Preflight Preparation
A Pilot Qualifications | K 1-4 | R 1 2 | S 1
B Airworthiness Requirements | K 1+a-d 2 3+a-d 4 | R 1 | S 1-3
C Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-3
IV. Preflight Lesson on a Maneuver to be Performed in Flight
A Maneuver Lesson | K 1-3 | R 1 | S 1
V. Preflight Procedures
A Preflight Assessment | K 1 2 3+a-d 4 | R 1-5 | S 1-4
B Flight Deck Management | K 1-4 | R 1-3 | S 1-4
C Engine Starting | K 1-3 | R 1-3 | S 1 2
D Taxiing, Airport Signs, and Lighting (ASEL, AMEL) | K 1-6 7+a-e | R 1-4 | S 1-8
E Taxiing and Sailing (ASES, AMES) | K 1-6 7+ab | R 1-5 | S 1-10
F Before Takeoff Check | K 1+a-c | R 1-4 | S 1-5
VI. Airport and Seaplane Base Operations
A Communications, Light Signals, and Runway Lighting Systems | K 1-9 | R 1 2 | S 1-4
B Traffic Patterns | K 1-5 | R 1-3 | S 1-7
VII. Takeoffs, Landings, and Go-Arounds
A Normal Takeoff and Climb | K 1-5 | R 1 2+a-e 3+ab 4-7 | S 1-17
B Normal Approach and Landing | K 1-5 | R 1 2+a-e 3+ab 4-6 | S 1-12
C Soft-Field Takeoff and Climb (ASEL) | K 1-8 | R 1 2+a-e 3+ab 4-6 | S 1-15
D Soft-Field Approach and Landing (ASEL) | K 1-5 | R 1 2+a-e 3+ab 4-6 | S 1-14
E Short-Field Takeoff and Maximum Performance Climb (ASEL, AMEL) | K 1-5 | R 1 2+a-e 3+ab 4-6 | S 1-16
F Short-Field Approach and Landing (ASEL, AMEL) | K 1-5 | R 1 2+a-e 3+ab 4-6 | S 1-13
G Confined Area Takeoff and Maximum Performance Climb (ASES, AMES) | K 1-6 | R 1 2+a-e 3+ab 4-6 | S 1-18
H Confined Area Approach and Landing (ASES, AMES) | K 1-5 | R 1 2+a-e 3-6 | S 1-14
I Glassy Water Takeoff and Climb (ASES, AMES) | K 1-6 | R 1 2 3+ab 4-7 | S 1-14
J Glassy Water Approach and Landing (ASES, AMES) | K 1-5 | R 1-7 | S 1-10
K Rough Water Takeoff and Climb (ASES, AMES) | K 1-6 | R 1 2+a-e 3+ab 4-7 | S 1-15
L Rough Water Approach and Landing (ASES, AMES) | K 1-6 | R 1 2+a-e 3-7 | S 1-11
M Slip to a Landing (ASEL, ASES) | K 1-5 | R 1 2+a-e 3+ab 4-9 | S 1-10
N Go-Around/Rejected Landing | K 1-5 | R 1-9 | S 1-9
O Power-Off 180° Accuracy Approach and Landing (ASEL, ASES) | K 1-5 | R 1 2+a-e 3+ab 4-7 | S 1-9
VIII. Fundamentals of Flight
A Straight-and-Level Flight | K 1-5 | R 1 2 | S 1 2
B Level Turns | K 1-5 | R 1 2 | S 1 2
C Straight Climbs and Climbing Turns | K 1-5 | R 1 2 | S 1 2
D Straight Descents and Descending Turns | K 1-5 | R 1 2 | S 1 2
IX. Performance and Ground Reference Maneuvers
A Steep Turns | K 1 2 3+a-e 4 | R 1-5 | S 1-6
B Steep Spiral (ASEL, ASES) | K 1-5 | R 1-7 | S 1-7
C Chandelles (ASEL, ASES) | K 1 2+a-d 3-5 | R 1-7 | S 1-9
D Lazy Eights (ASEL, ASES) | K 1-5 | R 1-7 | S 1-4 5+a-e 6 7
E Ground Reference Maneuvers | K 1-5 | R 1-5 | S 1 2 3+a-c 4-8
F Eights on Pylons (ASEL, ASES) | K 1-6 | R 1-7 | S 1-9
X. Slow flight, Stalls, and Spins
A Maneuvering During Slow Flight | K 1-3 | R 1-6 | S 1-6
B Demonstration of Flight Characteristics at Various Configurations and Airspeeds (ASEL and ASES) | K 1-6 7+a-f 8 | R 1-9 | S 1-3 4+a-f 5+a-g 6
C Power-Off Stalls | K 1-6 | R 1-8 | S 1-11
D Power-On Stalls | K 1-6 | R 1-8 | S 1-11
E Accelerated Stalls | K 1-6 | R 1-8 | S 1-10
F Cross-Controlled Stall Demonstration (ASEL, ASES) | K 1-6 | R 1-5 | S 1-9
G Elevator Trim Stall Demonstration (ASEL, ASES) | K 1-6 | R 1-5 | S 1-10
H Secondary Stall Demonstration (ASEL, ASES) | K 1-6 | R 1-5 | S 1-6
I Spin Awareness and Spins | K 1-13 | R 1-6 | S 1-4
XI. Basic Instrument Maneuvers
A Straight-and-Level Flight | K 1+a-d 2 | R 1-8 | S 1-3
B Constant Airspeed Climbs | K 1+a-d 2 | R 1-8 | S 1-4
C Constant Airspeed Descents | K 1+a-d 2 | R 1-8 | S 1-4
D Turns to Headings | K 1+a-d 2 | R 1-8 | S 1 2
E Recovery from Unusual Flight Attitudes | K 1-5 | R 1-8 | S 1-3
XII. Emergency Operations
A Emergency Descent | K 1-6 | R 1-4 | S 1-7
B Emergency Approach and Landing (Simulated) (ASEL, ASES) | K 1 2+a-c 3-7 | R 1-6 | S 1-7
C Systems and Equipment Malfunctions | K 1 2+a-f 3-6 | R 1-4 | S 1-3
D Emergency Equipment and Survival Gear | K 1 2 3+a-c 4-6 | R 1-3 | S 1-4
E Engine Failure During Takeoff Before VMC (Simulated) (AMEL, AMES) | K 1-4 | R 1-3 | S 1-3
F Engine Failure After Liftoff (Simulated) (AMEL, AMES) | K 1-7 | R 1-5 | S 1-11
G Approach and Landing with an Inoperative Engine (Simulated)(AMEL, AMES) | K 1-6 | R 1-6 | S 1-10
XIII. Multiengine Operations
A Maneuvering with One Engine Inoperative (AMEL, AMES) | K 1-6 | R 1-5 | S 1-9
B VMC Demonstration (AMEL, AMES) | K 1-6 | R 1-3 | S 1+a-g 2-9
C Demonstration of Effects of Various Airspeeds and Configurations during Engine Inoperative Performance (AMEL and AMES) | K 1-4 5+a-d 6-8 | R 1-6 | S 1 2+a-d 3-5
XIV. Postflight Procedures
A After Landing, Parking, and Securing (ASEL, AMEL) | K 1-3 | R 1-3 | S 1-5
B Seaplane Post-Landing Procedures (ASES, AMES) | K 1-6 | R 1-3 | S 1-6
`;
