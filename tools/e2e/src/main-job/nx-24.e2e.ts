import { describeMainJob } from './main-job.contract.ts';

describeMainJob('24.0.0', 'own');
