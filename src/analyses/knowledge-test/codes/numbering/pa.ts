/** Numbering, area and task titles of FAA-S-ACS-6C. Written by tests/support/write-numbering.ts. */
export const pa = `
I. Preflight Preparation
A Pilot Qualifications | K 1-5 | R 1 2 | S 1
B Airworthiness Requirements | K 1+a-e 2 3+a-d 4 | R 1 | S 1-3
C Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-3
D Cross-Country Flight Planning | K 1+a 2 3+a-c 4-6 | R 1-7 | S 1-5
E National Airspace System | K 1-4 | R 1 | S 1-3
F Performance and Limitations | K 1 2+a-f 3 | R 1-3 | S 1 2
G Operation of Systems | K 1+a-l 2 | R 1-3 | S 1 2
H Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
I Water and Seaplane Characteristics, Seaplane Bases, Maritime Rules, and Aids to Marine Navigation (ASES, AMES) | K 1+a-i 2-9 | R 1-4 | S 1-6
II. Preflight Procedures
A Preflight Assessment | K 1 2 3+a-d 4 | R 1-5 | S 1-4
B Flight Deck Management | K 1-4 | R 1-3 | S 1-4
C Engine Starting | K 1-4 | R 1 | S 1 2
D Taxiing (ASEL, AMEL) | K 1-5 6+a-e | R 1-4 | S 1-8
E Taxiing and Sailing (ASES, AMES) | K 1-5 6+ab | R 1-5 | S 1-10
F Before Takeoff Check | K 1+a-c | R 1-4 | S 1-5
III. Airport and Seaplane Base Operations
A Communications, Light Signals, and Runway Lighting Systems | K 1-9 | R 1-4 | S 1-3
B Traffic Patterns | K 1-4 | R 1-3 | S 1-6
IV. Takeoffs, Landings, and Go-Arounds
A Normal Takeoff and Climb | K 1-3 | R 1 2+a-e 3+ab 4-7 | S 1-5 6+a 7+a 8-15
B Normal Approach and Landing | K 1-3 | R 1 2+a-e 3+ab 4-6 | S 1-12
C Soft-Field Takeoff and Climb (ASEL) | K 1-6 | R 1 2+a-e 3+ab 4-6 | S 1-14
D Soft-Field Approach and Landing (ASEL) | K 1-3 | R 1 2+a-e 3+ab 4-6 | S 1-13
E Short-Field Takeoff and Maximum Performance Climb (ASEL, AMEL) | K 1-3 | R 1 2+a-e 3+ab 4-6 | S 1-15
F Short-Field Approach and Landing (ASEL, AMEL) | K 1-3 | R 1 2+a-e 3+ab 4-6 | S 1-13
G Confined Area Takeoff and Maximum Performance Climb (ASES, AMES) | K 1-4 | R 1 2+a-e 3+ab 4-6 | S 1-5 6+a 7-16
H Confined Area Approach and Landing (ASES, AMES) | K 1-3 | R 1 2+a-e 3-6 | S 1-13
I Glassy Water Takeoff and Climb (ASES, AMES) | K 1-4 | R 1 2 3+ab 4-7 | S 1-3 4+ab 5-12
J Glassy Water Approach and Landing (ASES, AMES) | K 1-4 | R 1-7 | S 1-9
K Rough Water Takeoff and Climb (ASES, AMES) | K 1-4 | R 1 2+a-e 3+ab 4-7 | S 1-5 6+ab 7-13
L Rough Water Approach and Landing (ASES, AMES) | K 1-5 | R 1 2+a-e 3-7 | S 1-10
M Forward Slip to a Landing (ASEL, ASES) | K 1-4 | R 1 2+a-e 3+ab 4-9 | S 1-9
N Go-Around/Rejected Landing | K 1-3 | R 1-9 | S 1-9
V. Performance Maneuvers and Ground Reference Maneuvers
A Steep Turns | K 1 2+a-e | R 1-5 | S 1-5
B Ground Reference Maneuvers | K 1-4 | R 1-5 | S 1 2 3+a-c 4-7
VI. Navigation
A Pilotage and Dead Reckoning | K 1-3 4+a-c 5+a-d 6 7 | R 1-3 | S 1-7
B Navigation Systems and Radar Services | K 1-4 | R 1-5 | S 1-7
C Diversion | K 1 2 | R 1-5 | S 1-6
D Lost Procedures | K 1 2 | R 1-4 | S 1-5
VII. Slow Flight and Stalls
A Maneuvering During Slow Flight | K 1 | R 1-6 | S 1-5
B Power-Off Stalls | K 1-4 | R 1-8 | S 1-11
C Power-On Stalls | K 1-4 | R 1-8 | S 1-11
D Spin Awareness | K 1-3 | R 1-6
VIII. Basic Instrument Maneuvers
A Straight-and-Level Flight | K 1+a-d | R 1-8 | S 1 2
B Constant Airspeed Climbs | K 1+a-d | R 1-8 | S 1-3
C Constant Airspeed Descents | K 1+a-d | R 1-8 | S 1-3
D Turns to Headings | K 1+a-d | R 1-8 | S 1
E Recovery from Unusual Flight Attitudes | K 1+a-d 2-4 | R 1-10 | S 1 2
F Radio Communications, Navigation Systems/Facilities, and Radar Services | K 1-3 | R 1 2 | S 1-3
IX. Emergency Operations
A Emergency Descent | K 1-4 | R 1-4 | S 1-8
B Emergency Approach and Landing (Simulated) (ASEL, ASES) | K 1 2+a-c 3-6 | R 1-6 | S 1-6
C Systems and Equipment Malfunctions | K 1+a-d 2+a-f 3-5 | R 1-4 | S 1 2
D Emergency Equipment and Survival Gear | K 1 2 3+a-c 4 5 | R 1-3 | S 1-3
E Engine Failure During Takeoff Before VMC (Simulated) (AMEL, AMES) | K 1-3 | R 1-3 | S 1 2
F Engine Failure After Liftoff (Simulated) (AMEL, AMES) | K 1-6 | R 1-5 | S 1-10
G Approach and Landing with an Inoperative Engine (Simulated)(AMEL, AMES) | K 1-5 | R 1-6 | S 1-10
X. Multiengine Operations
A Maneuvering with One Engine Inoperative (AMEL, AMES) | K 1-5 | R 1-5 | S 1-8
B VMC Demonstration (AMEL, AMES) | K 1-4 | R 1-3 | S 1+a-g 2-8
C One Engine Inoperative (Simulated) (solely by Reference to Instruments) During Straight-and-Level Flight and Turns (AMEL, AMES) | K 1 | R 1-5 | S 1-11
D Instrument Approach and Landing with an Inoperative Engine (Simulated) (AMEL, AMES) | K 1 | R 1-6 | S 1-13
XI. Night Operations
A Night Operations | K 1-8 | R 1-7
XII. Postflight Procedures
A After Landing, Parking, and Securing (ASEL, AMEL) | K 1 2 | R 1-4 | S 1-5
B Seaplane Post-Landing Procedures (ASES, AMES) | K 1-5 | R 1-4 | S 1-5
`;
