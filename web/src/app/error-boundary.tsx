import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page';

interface ErrorBoundaryProps {
  /** What is shown; another place gets another chance. */
  place: string;
  children: ReactNode;
}

/** Keeps a page that broke from taking the others with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidUpdate(before: ErrorBoundaryProps) {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: false });
  }

  override render() {
    return this.state.broken ? <CrashPage /> : this.props.children;
  }
}
