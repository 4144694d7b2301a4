/** Numbering, area and task titles of FAA-S-ACS-17. Written by tests/support/write-numbering.ts. */
export const ap = `
I. Preflight Preparation
A Operation of Systems | K 1-18 | R 1-4 | S 1-6
B Performance and Limitations | K 1 2=a-d 3+a-f 4-9 | R 1-5 | S 1-7
C Weather Information (ATP) | K 1 2+a-g 3+a-l 4-6 | R 1+a-d 2+a-c | S 1
D Human Factors (ATP) | K 1+a-l 2-4 | R 1-4 | S 1
E The Code of Federal Regulations (CFR) (ATP) | K 1-4 | R 1 | S 1
II. Preflight Procedures
A Preflight Assessment | K 1 2+a-e 3 4+a-d 5-7 | R 1-5 | S 1-8
B Powerplant Start | K 1-4 | R 1-5 | S 1-4
C Ground Taxiing | K 1-10 | R 1-6 | S 1-9
D Hover Taxi | K 1-5 6+a-c 7 8 | R 1-11 | S 1-8
E Air Taxi | K 1-6 7+a-c 8-10 | R 1-5 | S 1-9
F Before Takeoff Checks | K 1+a-c 2-4 | R 1-7 | S 1-6
G Flight Deck Management | K 1-4 | R 1-3 | S 1-4
III. Takeoff and Departure Phase
A Normal Takeoff and Climb from a Hover | K 1-4 | R 1 2+a-f 3+ab 4-6 | S 1-14
B Rolling Takeoff and Climb | K 1-5 | R 1 2+a-f 3+ab 4-7 | S 1-12
C Rejected Takeoff | K 1-5 | R 1-5 | S 1-4
D Maximum Performance Takeoff and Climb | K 1-4 | R 1 2+a-e 3+ab 4-6 | S 1-13
IV. In-flight Maneuvers
A Steep Turns | K 1 2+a-e | R 1-5 | S 1-8
B Specific Flight Characteristics | K 1 | R 1 2 | S 1
C Inflight Conversion During Straight-and-Level Flight | K 1-5 | R 1-8 | S 1-7
D Power-On Stall Prevention | K 1-5 | R 1-7 | S 1-7
E Power-Off Stall Prevention | K 1-6 | R 1-7 | S 1-8
V. Instrument Procedures
A Instrument Takeoff | K 1 | R 1 2 3+ab 4-6 | S 1-15
B Departure Procedures | K 1-5 | R 1-3 | S 1-9
C Arrival Procedures | K 1-5 | R 1-5 | S 1-10
D Non-precision Approaches | K 1-4 | R 1-7 | S 1-14
E Precision Approaches | K 1-4 | R 1-7 | S 1-14
F Landing from a Precision Approach | K 1-3 | R 1-8 | S 1-6
G Circling Approach | K 1 | R 1-7 | S 1-8
H Missed Approach | K 1 2 | R 1-5 | S 1-11
I Holding Procedures | K 1-4 | R 1-6 | S 1-9
VI. Landings and Approaches to Landings
A Normal Approach and Landing | K 1-4 | R 1 2+a-e 3+ab 4 5 | S 1-8
B Normal Approach to a Hover | K 1-6 | R 1 2+a-f 3+ab 4-6 | S 1-10
C Steep Approach and Landing | K 1-7 | R 1 2+a-f 3+ab 4-6 | S 1-7
D Running/Roll-On Landing | K 1-5 | R 1+ab 2+a-e 3-5 | S 1-14
E Go-Around/Rejected Landing | K 1-5 | R 1-7 | S 1-9
VII. Emergency Operations
A Emergency Procedures | K 1-6 | R 1-4 | S 1-6
B Powerplant(s) Failure (Simulated) during Takeoff in Thrust-Borne Flight | K 1-6 | R 1-4 | S 1-7
C Powerplant(s) Failure (Simulated) during Takeoff While in Semi-Wing-Borne Flight | K 1 2 | R 1-7 8+ab 9 | S 1-8
D Inflight Powerplant(s) Failure and Restart in Multi-Powerplant Aircraft | K 1-4 | R 1-7 | S 1-10
E Approach and Landing with Powerplant(s) Failure (Simulated) | K 1-6 | R 1-7 | S 1-10
F Precision Approach (Manually Flown) with Powerplant(s) Failure (Simulated) | K 1-3 | R 1-8 | S 1-17
G Recovery from Unusual Flight Attitudes | K 1-4 | R 1-8 | S 1 2
H Vortex Ring State (VRS) Avoidance | K 1-9 | R 1-5 | S 1
VIII. Postflight Procedures
A After Landing, Parking, and Securing | K 1 2 | R 1-3 | S 1-5
`;
