/** A card of a user's own model, as the help shows it; the checker of cards accepts it. */
export const cardExample = `{
  "card": "benchside-model-1",
  "id": "my-network",
  "title": "My network",
  "source": "who made it, from what",
  "licence": "MIT",
  "inputs": [
    { "name": "x", "layout": "benchside-features-1", "shape": ["batch", 30, "time"], "unit": "scaled" }
  ],
  "outputs": [
    { "name": "p_vt1", "meaning": "vt1", "shape": ["batch", "time+1"], "unit": "probability" },
    { "name": "p_vt2", "meaning": "vt2", "shape": ["batch", "time+1"], "unit": "probability" }
  ],
  "grid": { "stepS": 5 }
}`;
