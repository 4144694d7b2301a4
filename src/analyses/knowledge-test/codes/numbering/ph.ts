/** Numbering, area and task titles of FAA-S-ACS-15. Written by tests/support/write-numbering.ts. */
export const ph = `
I. Preflight Preparation
A Pilot Qualifications | K 1-5 | R 1 2 | S 1
B Airworthiness Requirements | K 1+a-e 2 3+a-d 4 | R 1 | S 1-3
C Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c 2+a-c | S 1-3
D Cross-Country Flight Planning | K 1+a 2 3+a-c 4-6 | R 1-7 | S 1-5
E National Airspace System | K 1-4 | R 1 | S 1-3
F Performance and Limitations | K 1 2+a-d 3-5 | R 1-8 | S 1 2
G Operation of Systems | K 1+a-k 2 | R 1-3 | S 1 2
H Human Factors | K 1+a-l 2-4 | R 1-4 | S 1 2
II. Preflight Procedures
A Preflight Assessment | K 1 2 3+a-d 4 | R 1-5 | S 1-4
B Flight Deck Management | K 1-4 | R 1-3 | S 1-4
C Powerplant Starting and Rotor Engagement | K 1-4 | R 1-3 | S 1-4
D Before Takeoff Check | K 1+a-c | R 1 2 | S 1-5
III. Airport and Heliport Operations
A Runway/Taxiway/Heliport/Helipad Signs, Markings, and Lighting | K 1 2 | R 1-5 | S 1
B Communications, Light Signals, and Runway Lighting Systems | K 1-9 | R 1-3 | S 1-3
C Traffic Patterns | K 1-4 | R 1-3 | S 1-6
IV. Hovering Maneuvers
A Vertical Takeoff and Landing | K 1-4 | R 1-4 | S 1-8
B Hover Taxi | K 1-5 6+a-c 7 8 | R 1-8 | S 1-12
C Air Taxi | K 1-5 6+a-c 7 | R 1-6 | S 1-7
D Taxiing with Wheel-Type Landing Gear | K 1-5 6+a-c | R 1-6 | S 1-10
E Slope Operations | K 1-5 | R 1-7 | S 1-12
V. Takeoffs, Landings, and Go-Arounds
A Normal Takeoff and Climb | K 1 2 | R 1 2+a-e 3+ab 4-6 | S 1-12
B Normal and Crosswind Approach | K 1-4 | R 1 2+a-f 3-6 | S 1-10
C Maximum Performance Takeoff and Climb | K 1-3 | R 1 2+a-e 3+ab 4-6 | S 1-7
D Steep Approach | K 1-6 | R 1 2+a-c 3+ab 4-10 | S 1-9
E Go-Around | K 1-3 | R 1-5 | S 1-8
F Confined Area Operations | K 1-4 | R 1 2+a-c 3-15 | S 1-13
G Pinnacle Operations | K 1-5 | R 1 2+a-c 3-16 | S 1-12
H Shallow Approach and Running/Roll-On Landing | K 1 2 | R 1 2+a-c 3+a 4-9 | S 1-8
I Rolling Takeoff (Wheel-Type Landing Gear) | K 1-4 | R 1 2+a-c 3+a-c 4-7 | S 1-10
VI. Performance Maneuvers
A Rapid Deceleration/Quick Stop | K 1-3 | R 1-5 | S 1-5
B Straight-In Autorotation in a Single-Engine Helicopter | K 1-5 | R 1-14 | S 1-12
C Autorotation with Turns in a Single-Engine Helicopter | K 1-5 | R 1-7 9-15 | S 1-13
VII. Navigation
A Pilotage and Dead Reckoning | K 1-3 4+a-c 5+a-d 6 7 | R 1-3 | S 1-8
B Navigation Systems and Radar Services | K 1-4 | R 1-5 | S 1-7
C Diversion | K 1 2 | R 1-5 | S 1-6
D Lost Procedures | K 1-3 | R 1-4 | S 1-5
VIII. Emergency Operations
A Powerplant Failure in a Hover in a Single-Engine Helicopter | K 1-5 | R 1-5 | S 1-10
B Powerplant Failure at Altitude in a Single-Engine Helicopter | K 1-6 | R 1-11 | S 1-7
C Approach and Landing with One Engine Inoperative (OEI) (Simulated) (Multiengine Helicopter Only) | K 1-4 | R 1-4 | S 1-7
D Systems and Equipment Malfunctions | K 1 2+a-g 3-5 | R 1-4 | S 1 2
E Vortex Ring State (VRS) | K 1-6 | R 1-6 | S 1-6
F Low Rotor Revolutions Per Minute (RPM) Recognition and Recovery | K 1-6 | R 1-5 | S 1-4
G Antitorque System Failure | K 1+a-c 2 | R 1-3 | S 1
H Dynamic Rollover | K 1-3 | R 1-7 | S 1
I Ground Resonance | K 1+a-c 2 3 | R 1-3 | S 1
J Low Gravity (G) Recognition and Recovery | K 1+a-c 2 3 | R 1-3 | S 1
K Emergency Equipment and Survival Gear | K 1 2 3+a-c | R 1 | S 1 2
IX. Night Operations
A Night Operations | K 1-9 | R 1-7 | S 1
X. Postflight Procedures
A After Landing, Parking, and Securing | K 1 2 | R 1-4 | S 1-3 5 6
`;
