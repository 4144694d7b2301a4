/** Numbering, area and task titles of FAA-S-ACS-29. Written by tests/support/write-numbering.ts. */
export const hi = `
II. Technical Subject Areas
A Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
B Visual Scanning and Collision Avoidance | K 1-8 | R 1-5 | S 1-4
C Runway Incursion Avoidance | K 1-6 | R 1-7 | S 1
D Principles of Flight | K 1-13 | R 1 | S 1
E Flight Controls | K 1-4 | R 1-3 | S 1
F Operation of Systems | K 1+a-k 2 | R 1-4 | S 1 2
G Performance and Limitations | K 1 2+a-e 3-6 | R 1-8 | S 1 2
H National Airspace System | K 1-5 | R 1 | S 1-3
I Navigation Systems and Radar Services | K 1-4 | R 1-5 | S 1-5
J Navigation and Cross-Country Flight Planning | K 1-4 5+a-c 6-15 | R 1-6 | S 1-4
K 14 CFR and Publications | K 1-6 | R 1 | S 1
L Endorsements and Logbook Entries | K 1-3 4+a-c 5-7 | R 1 | S 1
M Night Operations | K 1-10 | R 1-7 | S 1
III. Preflight Preparation
A Pilot Qualifications | K 1-4 | R 1 2 | S 1
B Airworthiness Requirements | K 1+a-d 2 3+a-d 4 | R 1 | S 1-3
C Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-3
IV. Preflight Lesson on a Maneuver to be Performed in Flight
A Maneuver Lesson | K 1-3 | R 1 | S 1
V. Preflight Procedures
A Preflight Assessment | K 1 2 3+a-d 4 | R 1-5 | S 1-4
B Flight Deck Management | K 1-4 | R 1-3 | S 1-4
C Powerplant Starting and Rotor Engagement | K 1-4 | R 1-3 | S 1-4
D Before Takeoff Check | K 1+a-c | R 1-3 | S 1-5
VI. Airport and Heliport Operations
A Runway/Taxiway/Heliport/Helipad Signs, Markings, and Lighting | K 1-3 | R 1-5 | S 1 2
B Communications, Light Signals, and Runway Lighting Systems | K 1-9 | R 1-3 | S 1-4
C Traffic Patterns | K 1-5 | R 1-3 | S 1-7
VII. Hovering Maneuvers
A Vertical Takeoff and Landing | K 1-5 | R 1-4 | S 1-9
B Hover Taxi | K 1-5 6+a-c 7-9 | R 1-8 | S 1-13
C Air Taxi | K 1-5 6+a-c 7 8 | R 1-6 | S 1-8
D Taxiing with Wheel-Type Landing Gear | K 1-5 6+a-c 7 | R 1-6 | S 1-11
E Slope Operations | K 1-6 | R 1-7 | S 1-13
VIII. Takeoffs, Landings, and Go-Arounds
A Normal Takeoff and Climb | K 1-3 | R 1 2+a-e 3+ab 4-6 | S 1-13
B Normal and Crosswind Approach | K 1-5 | R 1 2+a-f 3-6 | S 1-11
C Maximum Performance Takeoff and Climb | K 1-4 | R 1 2+a-e 3+ab 4-6 | S 1-8
D Steep Approach | K 1-7 | R 1 2+a-c 3+ab 4-10 | S 1-10
E Rolling Takeoff (Wheel-Type Landing Gear) | K 1-5 | R 1 2+a-c 3+a-c 4-7 | S 1-11
F Shallow Approach and Running/Roll-On Landing | K 1-3 | R 1 2+a-c 3+a 4-9 | S 1-9
G Go-Around | K 1-4 | R 1-5 | S 1-9
IX. Fundamentals of Flight
A Straight-and-Level Flight | K 1-5 | R 1 2 | S 1 2
B Level Turns | K 1-5 | R 1 2 | S 1 2
C Straight Climbs and Climbing Turns | K 1-5 | R 1 2 | S 1 2
D Straight Descents and Descending Turns | K 1-5 | R 1 2 | S 1 2
X. Performance Maneuvers
A Rapid Deceleration/Quick Stop | K 1-4 | R 1-5 | S 1-6
B Straight-In Autorotation in a Single-Engine Helicopter | K 1-7 | R 1-15 | S 1-13
C Autorotation with Turns in a Single-Engine Helicopter | K 1-8 | R 1-14 | S 1-10 12-15
XI. Emergency Operations
A Powerplant Failure in a Hover in a Single-Engine Helicopter | K 1-6 | R 1-5 | S 1-11
B Powerplant Failure at Altitude in a Single-Engine Helicopter | K 1-7 | R 1-11 | S 1-8
C Approach and Landing with One Engine Inoperative (OEI) (Simulated) (Multiengine Helicopter Only) | K 1-5 | R 1-4 | S 1-8
D Flight Solely by Reference to Instruments | K 1-4 | R 1-3 | S 1-6
E Recovery from Unusual Flight Attitudes | K 1-5 | R 1-8 | S 1-3
F Vortex Ring State (VRS) | K 1-7 | R 1-6 | S 1-7
G Low Rotor Revolutions Per Minute (RPM) Recognition and Recovery | K 1-7 | R 1-5 | S 1-5
H Systems and Equipment Malfunctions | K 1 2+a-g 3-6 | R 1-4 | S 1-3
I Dynamic Rollover | K 1-4 | R 1-7 | S 1
J Ground Resonance | K 1+a-c 2-4 | R 1-3 | S 1
K Low Gravity (G) Recognition and Recovery | K 1+a-c 2-4 | R 1-3 | S 1
L Emergency Equipment and Survival Gear | K 1 2 3+a-c 4 | R 1 | S 1-3
M Antitorque System Failure | K 1+a-c 2 3 | R 1-3 | S 1
XII. Special Operations
A Confined Area Operations | K 1-6 | R 1 2+a-c 3-15 | S 1-14
B Pinnacle Operations | K 1-6 | R 1 2+a-c 3-16 | S 1-13
XIII. Postflight Procedures
A After Landing, Parking, and Securing | K 1-3 | R 1-4 | S 1-3 5-7
`;
