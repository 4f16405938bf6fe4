export const home = {
  title: 'Newest videos',
  subscriptions: 'From your channels',
  nothing: 'No videos yet',
  nothingWhy: 'Be the first: whatever you upload can be watched within seconds.',
};
