/** Numbering, area and task titles of FAA-S-ACS-27. Written by tests/support/write-numbering.ts. */
export const il = `
II. Technical Subject Areas
A Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
B Visual Scanning and Collision Avoidance | K 1-8 | R 1-5 | S 1-4
C Runway Incursion Avoidance | K 1-6 | R 1-7 | S 1
D Principles of Flight | K 1-10 | R 1 | S 1
E Flight Controls and Systems | K 1+a-m 2 | R 1-4 | S 1
F Performance and Limitations | K 1 2+a-e 3-6 | R 1-5 | S 1 2
G National Airspace System | K 1-5 | R 1 | S 1-3
H Navigation Systems and Radar Services | K 1-4 | R 1-5 | S 1-5
I Navigation and Cross-Country Flight Planning | K 1-4 5+a-c 6-15 | R 1-6 | S 1-4
J 14 CFR and Publications | K 1-6 | R 1 | S 1
K Endorsements and Logbook Entries | K 1-3 4+a-c 5-7 | R 1 | S 1
L Night Operations | K 1-10 | R 1-7 | S 1
M High Altitude Operations - Supplemental Oxygen | K 1 2+a-c 3+a-c | R 1-4 | S 1-3
N High Altitude Operations - Pressurization | K 1 2+a-d | R 1 2 | S 1 2
III. Preflight Preparation
A Pilot Qualifications | K 1-4 | R 1 2 | S 1
B Airworthiness Requirements | K 1+a-d 2 3+a-d 4 | R 1 | S 1-3
C Weather Information | K 1+a-g 2+a-l 3 | R 1+a-c 2+a-c | S 1-3
IV. Preflight Lesson on a Maneuver to be Performed in Flight
A Maneuver Lesson | K 1-3 | R 1 | S 1
V. Preflight Procedures
A Preflight Assessment | K 1 2 3+a-d 4 | R 1-5 | S 1-4
B Flight Deck Management | K 1-4 | R 1-3 | S 1-4
C Powerplant Starting | K 1-4 | R 1-3 | S 1-4
D Ground Taxiing | K 1-5 6+a-f 7 | R 1-8 | S 1-9
E Before Takeoff Check | K 1+a-c | R 1-6 | S 1-7
VI. Airport and Heliport Operations
A Runway/Taxiway/Heliport/Helipad Signs, Markings, and Lighting | K 1-3 | R 1-5 | S 1 2
B Communications, Light Signals, and Runway Lighting Systems | K 1-9 | R 1-3 | S 1-4
C Traffic Patterns | K 1-6 | R 1-3 | S 1-9
VII. Hovering Maneuvers
A Vertical Takeoff and Landing | K 1-5 | R 1-5 | S 1-10
B Hover Taxi | K 1-5 6+a-c 7-9 | R 1-7 9-11 | S 1-10
C Air Taxi | K 1-6 7+a-c 8-11 | R 1-5 | S 1-10
VIII. Takeoffs, Landings, and Go-Arounds
A Normal Takeoff and Climb from a Hover | K 1-5 | R 1 2+a-f 3+ab 4-7 | S 1-14
B Rolling Takeoff and Climb | K 1-7 | R 1-4 5+a-f 6 | S 1-9
C Maximum Performance Takeoff and Climb | K 1-5 | R 1 2+a-e 3+ab 4-6 | S 1-14
D Normal Approach to a Hover | K 1-7 | R 1 2+a-f 3+ab 4-6 | S 1-10
E Normal Approach and Landing | K 1-5 | R 1 2+a-e 3+ab 4 5 | S 1-10
F Steep Approach and Landing | K 1-8 | R 1 2+a-f 3+ab 4-6 | S 1-7
G Running/Roll-On Landing | K 1-6 | R 1+ab 2+a-e 3-5 | S 1-14
H Go-Around/Rejected Landing | K 1-6 | R 1-7 | S 1-9
IX. Fundamentals of Flight
A Straight-and-Level Flight | K 1-5 | R 1 2 | S 1 2
B Level Turns | K 1-5 | R 1 2 | S 1 2
C Straight Climbs and Climbing Turns | K 1-5 | R 1 2 | S 1 2
D Straight Descents and Descending Turns | K 1-5 | R 1 2 | S 1 2
X. Performance Maneuvers
A Rapid Deceleration/Quick Stop | K 1-6 | R 1-9 | S 1-7
B Inflight Conversion During Straight-and-Level Flight | K 1-6 | R 1-8 | S 1-8
C Steep Turns | K 1 2 3+a-e 4 | R 1-5 | S 1-6
XI. Ground Reference Maneuvers
A Ground Reference Maneuvers | K 1-5 | R 1-5 | S 1 2 3+a-c 4-8
XII. Slow Flight and Stalls
A Maneuvering During Slow Flight (Wing-Borne Configuration) | K 1-3 | R 1-6 | S 1-6
B Power-Off Stalls | K 1-6 | R 1-8 | S 1-12
C Power-On Stalls | K 1-6 | R 1-9 | S 1-11
D Accelerated Stalls | K 1-6 | R 1-8 | S 1-11
XIII. Basic Instrument Maneuvers
A Straight-and-Level Flight | K 1+a-d 2 | R 1-8 | S 1-3
B Constant Airspeed Climbs | K 1+a-d 2 | R 1-8 | S 1-4
C Constant Airspeed Descents | K 1+a-d 2 | R 1-8 | S 1-4
D Turns to Headings | K 1+a-d 2 | R 1-8 | S 1 2
XIV. Emergency Operations
A Powerplant(s) Failure (Simulated) during Takeoff in Thrust-Borne Flight | K 1-7 | R 1-4 | S 1-8
B Powerplant(s) Failure (Simulated) during Takeoff While in Semi-Wing-Borne Flight | K 1-3 | R 1-7 8+ab 9 | S 1-8
C Inflight Powerplant(s) Failure and Restart in Multi-Powerplant Aircraft | K 1-5 | R 1-7 | S 1-11
D Vortex Ring State (VRS) Avoidance | K 1-10 | R 1-5 | S 1
E Approach and Landing with Powerplant(s) Failure (Simulated) | K 1-8 | R 1-7 | S 1-9
F Emergency Descent | K 1-6 | R 1-4 | S 1-9
G Emergency Equipment and Survival Gear | K 1 2 3+a-c 4 | R 1 | S 1-3
H Systems and Equipment Malfunctions | K 1 2+a-f 3-6 | R 1-4 | S 1-3
I Dynamic Rollover | K 1-5 | R 1-6 | S 1
J Recovery from Unusual Flight Attitudes | K 1-5 | R 1-7 | S 1-3
XV. Special Operations
A Confined Area Operations | K 1-5 | R 1 2+a-c 3-14 | S 1-15
B Slope Operations | K 1-5 7 | R 1-7 | S 1-14
C Pinnacle Operations | K 1-7 | R 1 2+a-c 3-16 | S 1-14
XVI. Postflight Procedures
A After Landing, Parking, and Securing | K 1-3 | R 1-3 | S 1-6
`;
