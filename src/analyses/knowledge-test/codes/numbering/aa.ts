/** Numbering, area and task titles of FAA-S-ACS-11A. Written by tests/support/write-numbering.ts. */
export const aa = `
I. Preflight Preparation
A Operation of Systems | K 1-17 | R 1-4 | S 1-6
B Performance and Limitations | K 1 2+a-h 3+a-f 4-9 | R 1-5 | S 1-7
C Weather Information (ATP) | K 1 2+a-g 3+a-l 4-6 | R 1+a-d 2+a-c | S 1
D High-Altitude Aerodynamics (ATP) (AMEL, AMES) | K 1-9 | R 1-4 | S 1
E Air Carrier Operations (ATP) (AMEL, AMES) | K 1-14 | R 1-5 | S 1
F Human Factors (ATP) | K 1+a-l 2-4 | R 1-4 | S 1
G The Code of Federal Regulations (CFR) (ATP) | K 1-7 | R 1 | S 1
H Water and Seaplane Characteristics, Seaplane Bases, Maritime Rules, and Aids to Marine Navigation (ASES, AMES) | K 1+a-i 2-9 | R 1-4 | S 1-7
II. Preflight Procedures
A Preflight Assessment | K 1 2+a-e 3 4+a-d 5-7 | R 1-5 | S 1-7
B Powerplant Start | K 1-4 | R 1-4 | S 1-4
C Taxiing (ASEL, AMEL) | K 1-11 | R 1-6 | S 1-9
D Taxiing and Sailing (ASES, AMES) | K 1-6 7+a-e | R 1-7 | S 1-14
E Before Takeoff Checks | K 1+a-c 2-4 | R 1-7 | S 1-6
III. Takeoffs and Landings
A Normal Takeoff and Climb | K 1-4 | R 1 2 3+ab 4-7 | S 1-18
B Normal Approach and Landing | K 1-4 | R 1-7 | S 1-15
C Glassy Water Takeoff and Climb (ASES, AMES) | K 1-4 | R 1 2+ab 3-6 | S 1-14
D Glassy Water Approach and Landing (ASES, AMES) | K 1-5 | R 1-6 | S 1-9
E Rough Water Takeoff and Climb (ASES, AMES) | K 1-4 | R 1 2+ab 3-6 | S 1-14
F Rough Water Approach and Landing (ASES, AMES) | K 1-5 | R 1-6 | S 1-10
G Confined Area Takeoff and Maximum Performance Climb (ASES, AMES) | K 1-5 | R 1 2+ab 3-6 | S 1-15
H Confined Area Approach and Landing (ASES, AMES) | K 1-4 | R 1-7 | S 1-9
I Rejected Takeoff | K 1-5 | R 1-6 | S 1-4
J Go-Around/Rejected Landing | K 1-5 | R 1-8 | S 1-7
IV. In-flight Maneuvers
A Steep Turns | K 1 2+a-e | R 1-5 | S 1-7
B Recovery from Unusual Flight Attitudes | K 1-4 | R 1-9 | S 1
C Specific Flight Characteristics | K 1 | R 1 2 | S 1
V. Stall Prevention
A Partial Flap Configuration Stall Prevention | K 1-5 | R 1-8 | S 1-7
B Clean Configuration Stall Prevention | K 1-6 | R 1-8 | S 1-7
C Landing Configuration Stall Prevention | K 1-5 | R 1-9 | S 1-7
VI. Instrument Procedures
A Instrument Takeoff | K 1 | R 1 2 3+ab 4-6 | S 1-14
B Departure Procedures | K 1-5 | R 1-3 | S 1-9
C Arrival Procedures | K 1-5 | R 1-5 | S 1-10
D Non-precision Approaches | K 1-4 | R 1-7 | S 1-14
E Precision Approaches | K 1-4 | R 1-7 | S 1-14
F Landing from a Precision Approach | K 1 2 | R 1 2 3+ab 4-11 | S 1-7
G Circling Approach | K 1 | R 1-7 | S 1-7
H Landing from a Circling Approach | K 1 2 | R 1 2 3+ab 4-9 | S 1-11
I Missed Approaches | K 1 2 | R 1-5 | S 1-11
J Holding Procedures | K 1-4 | R 1-6 | S 1-9
VII. Emergency Operations
A Emergency Procedures | K 1-6 | R 1-4 | S 1 2+a-f 3-5
B Powerplant Failure During Takeoff | K 1 2 | R 1-8 | S 1-7
C Powerplant Failure (Simulated) (ASEL, ASES) | K 1 2+a-c 3-6 | R 1-7 | S 1-9
D Inflight Powerplant(s) Failure and Restart (AMEL, AMES) | K 1 2 | R 1-7 | S 1-9
E Approach and Landing with a Powerplant Failure (Simulated) (AMEL, AMES) | K 1-3 | R 1-6 | S 1-13
F Precision Approach (Manually Flown) with a Powerplant Failure (Simulated) (AMEL, AMES) | K 1-3 | R 1-8 | S 1-16
G Landing from a No Flap or a Nonstandard Flap Approach | K 1-3 | R 1-7 | S 1-10
VIII. Postflight Procedures
A After Landing, Parking, and Securing (ASEL, AMEL) | K 1 2 | R 1-5 | S 1-6
B Seaplane Post-Landing Procedures (ASES, AMES) | K 1-4 | R 1-5 | S 1-6
`;
