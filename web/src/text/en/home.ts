export const home = {
  title: 'Newest videos',
  nothing: 'No videos yet',
  nothingWhy: 'Be the first: whatever you upload can be watched within seconds.',
};
