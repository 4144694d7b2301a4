/** Numbering, area and task titles of FAA-S-ACS-13. Written by tests/support/write-numbering.ts. */
export const pl = `
I. Preflight Preparation
A Pilot Qualifications | K 1-5 | R 1 2 | S 1
B Airworthiness Requirements | K 1+a-e 2 3+a-d 4 | R 1 | S 1-3
C Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-3
D Cross-Country Flight Planning | K 1+a 2 3+a-c 4-6 | R 1-7 | S 1-5
E National Airspace System | K 1-4 | R 1 | S 1-3
F Performance and Limitations | K 1 2+a-f 3 4 | R 1-5 | S 1 2
G Operation of Systems | K 1+a-m 2 | R 1-3 | S 1 2
H Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
II. Preflight Procedures
A Preflight Assessment | K 1 2 3+a-d 4 | R 1-5 | S 1-4
B Flight Deck Management | K 1-4 | R 1-3 | S 1-4
C Powerplant Starting | K 1-4 | R 1-3 | S 1-4
D Ground Taxiing | K 1-5 6+a-f | R 1-8 | S 1-8
E Before Takeoff Check | K 1+a-c | R 1-6 | S 1-7
III. Airport and Heliport Operations
A Communications, Light Signals, and Runway Lighting Systems | K 1-9 | R 1-3 | S 1-3
B Runway/Taxiway/Heliport/Helipad Signs, Markings, and Lighting | K 1 2 | R 1-5 | S 1
C Traffic Patterns | K 1-5 | R 1-3 | S 1-8
IV. Hovering Maneuvers
A Vertical Takeoff and Landing | K 1-4 | R 1-5 | S 1-9
B Hover Taxi | K 1-5 6+a-c 7 8 | R 1-10 | S 1-9
C Air Taxi | K 1-6 7+a-c 8-10 | R 1-5 | S 1-9
V. Takeoffs, Landings, and Go-Arounds
A Normal Takeoff and Climb from a Hover | K 1-4 | R 1 2+a-f 3+ab 4-7 | S 1-14
B Rolling Takeoff and Climb | K 1-6 | R 1-4 5+a-f 6 | S 1-9
C Maximum Performance Takeoff and Climb | K 1-4 | R 1 2+a-e 3+ab 4-6 | S 1-14
D Normal Approach to a Hover | K 1-6 | R 1 2+a-f 3+ab 4-6 | S 1-10
E Normal Approach and Landing | K 1-4 | R 1 2+a-e 3+ab 4 5 | S 1-10
F Steep Approach and Landing | K 1-7 | R 1 2+a-f 3+ab 4-6 | S 1-5 7 8
G Running/Roll-On Landing | K 1-5 | R 1+ab 2+a-e 3-5 | S 1-14
H Confined Area Operations | K 1-4 | R 1 2+a-c 3-14 | S 1-15
I Slope Operations | K 1-5 | R 1-7 | S 1-13
J Pinnacle Operations | K 1-6 | R 1 2+a-c 3-16 | S 1-13
K Go-Around/Rejected Landing | K 1-5 | R 1-7 | S 1-9
VI. Performance Maneuvers
A Rapid Deceleration/Quick Stop | K 1-5 | R 1-9 | S 1-6
B Inflight Conversion During Straight-and-Level Flight | K 1-5 | R 1-8 | S 1-7
C Steep Turns | K 1+a-e | R 1-5 | S 1-5
VII. Ground Reference Maneuvers
A Ground Reference Maneuvers | K 1-4 | R 1-5 | S 1 2 3+a-c 4-7
VIII. Navigation
A Pilotage and Dead Reckoning | K 1-3 4+a-c 5+a-d 6 7 | R 1-3 | S 1-8
B Navigation Systems and Radar Services | K 1-4 | R 1-5 | S 1-7
C Diversion | K 1 2 | R 1-5 | S 1-6
D Lost Procedures | K 1-3 | R 1-4 | S 1-5
IX. Slow Flight and Stalls
A Maneuvering During Slow Flight (Wing-Borne Configuration) | K 1 | R 1-6 | S 1-5
B Power-Off Stalls | K 1-4 | R 1-8 | S 1-11
C Power-On Stalls | K 1-4 | R 1-9 | S 1-10
X. Basic Instrument Maneuvers
A Straight-and-Level Flight | K 1+a-d | R 1-8 | S 1 2
B Constant Airspeed Climbs | K 1 2=a-d | R 1-8 | S 1-3
C Constant Airspeed Descents | K 1+a-d | R 1-8 | S 1-3
D Turns to Headings | K 1+a-d | R 1-8 | S 1
E Recovery from Unusual Flight Attitudes | K 1-4 | R 1-8 | S 1 2
F Radio Communications, Navigation Systems/Facilities, and Radar Services | K 1-3 | R 1 2 | S 1 2
XI. Emergency Operations
A Powerplant(s) Failure (Simulated) during Takeoff in Thrust-Borne Flight | K 1-6 | R 1-4 | S 1-7
B Powerplant(s) Failure (Simulated) during Takeoff While in Semi-Wing-Borne Flight | K 1 2 | R 1-7 8+ab 9 | S 1-7
C Inflight Powerplant(s) Failure and Restart in Multi-Powerplant Aircraft | K 1-4 | R 1-7 | S 1-10
D Vortex Ring State (VRS) Avoidance | K 1-9 | R 1-5 | S 1
E Approach and Landing with Powerplant(s) Failure (Simulated) | K 1-7 | R 1-7 | S 1-8
F Emergency Descent | K 1-4 | R 1-4 | S 1-8
G Emergency Equipment and Survival Gear | K 1 2 3+a-c | R 1 | S 1 2
H Systems and Equipment Malfunctions | K 1 2+a-f 3-5 | R 1-4 | S 1 2
I Dynamic Rollover | K 1-4 | R 1-6 | S 1
XII. Night Operations
A Night Operations | K 1-9 | R 1-7 | S 1
XIII. Postflight Procedures
A After Landing, Parking, and Securing | K 1 2 | R 1-3 | S 1-5
`;
